// The knowledge bases that the person may ask, under whose they are, and a new one. Opened by the router.
import { Button, Text, TextInput, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useId, useState } from "react";
import { basesQuery, type Base } from "../../../api/knowledge";
import { usePerson } from "../../../api/session";
import { useLanguage } from "../../../ui/i18n/language";
import { Listing } from "../../../ui/Listing";
import { Page } from "../../../ui/Page";
import { Rows } from "../../../ui/Rows";
import { matches } from "../../../ui/search";
import { useKnowledgeText } from "../i18n/useKnowledgeText";
import { BaseForm } from "./BaseForm";
import { BaseRow } from "./BaseRow";
import classes from "./BasesPage.module.css";
import { FirstBase } from "./FirstBase";
import { groupBases, type BaseGroup } from "./grouping";

/** From here on, a list is long enough to be searched. */
const MANY = 8;

export function BasesPage() {
  const t = useKnowledgeText().bases;
  const navigate = useNavigate();
  const query = useQuery(basesQuery);
  const [creating, setCreating] = useState(false);
  const isEmpty = query.data?.length === 0;
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={isEmpty ? undefined : <Button onClick={() => setCreating(true)}>{t.create}</Button>}
    >
      <Listing query={query}>
        {(bases) => (bases.length === 0 ? <FirstBase onCreate={() => setCreating(true)} /> : <Groups bases={bases} />)}
      </Listing>
      {creating && (
        <BaseForm
          onClose={() => setCreating(false)}
          onCreated={({ id }) => void navigate({ to: "/connaissances/$baseId", params: { baseId: id } })}
        />
      )}
    </Page>
  );
}

function Groups({ bases }: { bases: readonly Base[] }) {
  const t = useKnowledgeText().bases;
  const { language } = useLanguage();
  const person = usePerson();
  const [typed, setTyped] = useState("");
  const found = bases.filter((base) =>
    matches(typed, base.name, base.description, base.owner.establishment_name, base.owner.department_name),
  );
  return (
    <>
      {bases.length > MANY && (
        <TextInput
          type="search"
          label={t.filter}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          mb="lg"
        />
      )}
      <div role="status">{found.length === 0 && <Text c="dimmed">{t.none}</Text>}</div>
      {groupBases(found, person.establishment_id, language).map(({ group, bases: grouped }) => (
        <Section key={group} group={group} bases={grouped} />
      ))}
    </>
  );
}

function Section({ group, bases }: { group: BaseGroup; bases: readonly Base[] }) {
  const t = useKnowledgeText().bases;
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes.group}>
      <Title order={2} id={id} className={classes.groupTitle}>
        {t.groups[group]}
      </Title>
      <Rows labelledBy={id}>
        {bases.map((base) => (
          <BaseRow key={base.id} base={base} />
        ))}
      </Rows>
    </section>
  );
}
