// The catalogue of models, to read: hosting, highest class, state. Opened by the router for those who administer.
import { Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { modelsQuery } from "../../api/organisation";
import { Listing } from "../../ui/Listing";
import { Page } from "../../ui/Page";
import { ModelCard } from "./ModelCard";
import { useWords } from "./words";

export function ModelsPage() {
  const t = useWords();
  const query = useQuery(modelsQuery);
  return (
    <Page title={t.title} lead={t.lead}>
      <Listing query={query} isEmpty={(models) => models.length === 0} empty={t.none}>
        {(models) => (
          <Stack>
            {models.map((model) => (
              <ModelCard key={model.id} model={model} />
            ))}
          </Stack>
        )}
      </Listing>
    </Page>
  );
}
