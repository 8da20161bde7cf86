// The hospitals of the group: read by those who administer, changed by the group administrator. Opened by the router.
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { establishmentsQuery } from "../../../api/organisation";
import { holds, usePerson } from "../../../api/session";
import type { Establishment } from "../../../api/types";
import { Listing } from "../../../ui/Listing";
import { Page } from "../../../ui/Page";
import { Row, Rows } from "../../../ui/Rows";
import { Tag } from "../../../ui/Tag";
import { EstablishmentForm } from "./EstablishmentForm";
import { useWords } from "./words";

export function EstablishmentsPage() {
  const t = useWords();
  const words = t.establishments;
  const mayChange = holds(usePerson(), "group_administrator");
  const query = useQuery(establishmentsQuery);
  const [edited, setEdited] = useState<Establishment | "new" | null>(null);
  return (
    <Page
      title={words.title}
      lead={mayChange ? words.lead : t.noRight}
      actions={mayChange && <Button onClick={() => setEdited("new")}>{words.add}</Button>}
    >
      <Listing query={query}>
        {(establishments) => (
          <Rows label={words.title}>
            {establishments.map((each) => (
              <Row
                key={each.id}
                title={each.name}
                retired={!each.active}
                detail={[each.city, each.kind].filter(Boolean).join(" · ")}
                marks={
                  <>
                    {each.is_support && <Tag tone="accent">{words.supportMark}</Tag>}
                    {!each.active && <Tag>{t.inactive}</Tag>}
                  </>
                }
                actions={
                  mayChange && (
                    <Button
                      variant="default"
                      size="compact-md"
                      aria-label={t.editNamed(each.name)}
                      onClick={() => setEdited(each)}
                    >
                      {t.edit}
                    </Button>
                  )
                }
              />
            ))}
          </Rows>
        )}
      </Listing>
      {edited !== null && (
        <EstablishmentForm establishment={edited === "new" ? null : edited} onClose={() => setEdited(null)} />
      )}
    </Page>
  );
}
