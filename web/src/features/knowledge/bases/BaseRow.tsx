// One base in the list: what it is, what it holds, who answers for it, and the two ways to ask it. Used by BasesPage.
import { Group, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { Base } from "../../../api/knowledge";
import { useFormat } from "../../../ui/i18n/format";
import { useLabels } from "../../../ui/i18n/labels";
import { ButtonLink } from "../../../ui/links";
import { Tag } from "../../../ui/Tag";
import { useKnowledgeText } from "../i18n/useKnowledgeText";
import classes from "./BasesPage.module.css";

export function BaseRow({ base }: { base: Base }) {
  const t = useKnowledgeText();
  const labels = useLabels();
  const format = useFormat();
  const place = base.owner.kind === "person" ? null : (base.owner.department_name ?? base.owner.establishment_name);
  const facts = [
    place,
    t.dataClass(labels.dataClass[base.data_class]),
    `${format.number(base.documents)}\u00a0${format.plural(base.documents, t.documentForms)}`,
    base.owner.kind === "person" || base.responsible === null ? null : t.bases.answers(base.responsible.name),
    base.review_on === null ? null : t.reviewOn(format.date(base.review_on)),
  ];
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <div className={classes.title}>
          <Link to="/connaissances/$baseId" params={{ baseId: base.id }} className={classes.name}>
            {base.name}
          </Link>
          {base.review_overdue && <Tag tone="attention">{t.overdue}</Tag>}
          {!base.by_sense && <Tag>{t.wordsOnly}</Tag>}
        </div>
        {base.description !== "" && <Text className={classes.description}>{base.description}</Text>}
        <Text size="sm" c="dimmed">
          {facts.filter(Boolean).join(" · ")}
        </Text>
        {!base.by_sense && (
          <Text size="sm" c="dimmed">
            {t.wordsOnlyReason}
          </Text>
        )}
      </div>
      <Group gap="xs" className={classes.actions ?? ""}>
        <ButtonLink to="/" search={{ bases: base.id }} size="sm" variant="light" aria-label={t.bases.askNamed(base.name)}>
          {t.bases.ask}
        </ButtonLink>
        <ButtonLink
          to="/recherche"
          search={{ bases: base.id }}
          size="sm"
          variant="default"
          aria-label={t.bases.searchNamed(base.name)}
        >
          {t.bases.search}
        </ButtonLink>
      </Group>
    </li>
  );
}
