// The professions that people may have. Opened by the router for the group administrator.
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { professionsQuery } from "../../../api/organisation";
import type { Profession } from "../../../api/types";
import { useLanguage } from "../../../ui/i18n/language";
import { Listing } from "../../../ui/Listing";
import { Page } from "../../../ui/Page";
import { Row, Rows } from "../../../ui/Rows";
import { Tag } from "../../../ui/Tag";
import { ProfessionForm } from "./ProfessionForm";
import { useWords } from "./words";

export function ProfessionsPage() {
  const t = useWords();
  const words = t.professions;
  const { language } = useLanguage();
  const query = useQuery(professionsQuery);
  const [edited, setEdited] = useState<Profession | "new" | null>(null);
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={<Button onClick={() => setEdited("new")}>{words.add}</Button>}
    >
      <Listing query={query}>
        {(professions) => (
          <Rows label={words.title}>
            {professions.map((each) => {
              const [name, other] = language === "fr" ? [each.french, each.english] : [each.english, each.french];
              return (
                <Row
                  key={each.code}
                  title={name}
                  retired={!each.active}
                  detail={
                    <>
                      <span lang={language === "fr" ? "en" : "fr"}>{other}</span> · {each.code}
                    </>
                  }
                  marks={!each.active && <Tag>{t.inactive}</Tag>}
                  actions={
                    <Button
                      variant="default"
                      size="compact-md"
                      aria-label={t.editNamed(name)}
                      onClick={() => setEdited(each)}
                    >
                      {t.edit}
                    </Button>
                  }
                />
              );
            })}
          </Rows>
        )}
      </Listing>
      {edited !== null && (
        <ProfessionForm profession={edited === "new" ? null : edited} onClose={() => setEdited(null)} />
      )}
    </Page>
  );
}
