// The policy matrix: class of data by hosting. Read by those who administer, changed by officers. Opened by the router.
import { Stack, Text } from "@mantine/core";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api/client";
import { holdsForGroup, usePerson } from "../../api/session";
import type { PolicyMatrix } from "../../api/types";
import { useFormat } from "../../ui/i18n/format";
import { Listing } from "../../ui/Listing";
import { Page } from "../../ui/Page";
import { CellForm, type Cell } from "./CellForm";
import { Matrix } from "./Matrix";
import { SharingRule } from "./SharingRule";
import { useWords } from "./words";

const policyQuery = queryOptions({
  queryKey: ["policy"],
  queryFn: ({ signal }) => api.get<PolicyMatrix>("/api/policy", { signal }),
});

export function PolicyPage() {
  const t = useWords();
  const format = useFormat();
  const mayChange = holdsForGroup(usePerson(), "officer");
  const query = useQuery(policyQuery);
  const [edited, setEdited] = useState<Cell | null>(null);
  return (
    <Page title={t.title} lead={t.lead}>
      <Listing query={query}>
        {({ matrix, changed_at, changed_by, options }) => (
          <Stack>
            <Matrix matrix={matrix} onChange={mayChange ? setEdited : undefined} />
            <Text size="sm">{t.pseudonymised}</Text>
            <Text size="sm" c="dimmed">
              {changed_by === null
                ? t.changedByNobody
                : t.changed(format.date(changed_at), changed_by)}{" "}
              {t.officers}
            </Text>
            <SharingRule
              highest={options.sharing_highest_class}
              mayChange={mayChange}
              queryKey={policyQuery.queryKey}
            />
          </Stack>
        )}
      </Listing>
      {edited && <CellForm cell={edited} queryKey={policyQuery.queryKey} onClose={() => setEdited(null)} />}
    </Page>
  );
}
