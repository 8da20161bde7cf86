// The catalogue of models: hosting, highest class, state; administrators add servers. Opened by the router.
import { Button, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { modelsQuery } from "../../api/organisation";
import { holds, usePerson } from "../../api/session";
import { Listing } from "../../ui/Listing";
import { Page } from "../../ui/Page";
import { ModelCard } from "./ModelCard";
import { ModelServerForm } from "./ModelServerForm";
import { useWords } from "./words";

export function ModelsPage() {
  const t = useWords();
  const mayAdd = holds(usePerson(), "group_administrator");
  const query = useQuery(modelsQuery);
  const [adding, setAdding] = useState(false);
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={mayAdd && <Button onClick={() => setAdding(true)}>{t.addServer}</Button>}
    >
      <Listing query={query} isEmpty={(models) => models.length === 0} empty={t.none}>
        {(models) => (
          <Stack>
            {models.map((model) => (
              <ModelCard key={model.id} model={model} />
            ))}
          </Stack>
        )}
      </Listing>
      {adding && <ModelServerForm onClose={() => setAdding(false)} />}
    </Page>
  );
}
