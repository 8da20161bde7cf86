// What professionals say of answers, for officers: counted by model, then the comments. Opened by the router.
import { Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Listing } from "../../../ui/Listing";
import { Page } from "../../../ui/Page";
import { Rows } from "../../../ui/Rows";
import { Comments } from "./Comments";
import { ModelFeedbackRow } from "./ModelFeedbackRow";
import { summaryQuery } from "./queries";
import { useFeedbackWords } from "./words";

export function FeedbackPage() {
  const t = useFeedbackWords();
  const found = useQuery(summaryQuery);
  return (
    <Page title={t.title} lead={t.lead}>
      <Listing query={{ ...found, data: found.data?.items }} isEmpty={(items) => items.length === 0} empty={t.none}>
        {(items) => (
          <Stack gap="xl">
            <Rows label={t.byModel}>
              {items.map((said) => (
                <ModelFeedbackRow key={said.model_id} said={said} />
              ))}
            </Rows>
            <Comments names={new Map(items.map((said) => [said.model_id, said.model_name ?? said.model_id]))} />
          </Stack>
        )}
      </Listing>
    </Page>
  );
}
