// The audit record, newest first, with a check of its chain. Opened by the router for auditors.
import { NativeSelect, Stack } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api/client";
import type { AuditRecords } from "../../api/types";
import { Listing } from "../../ui/Listing";
import { More } from "../../ui/More";
import { Page } from "../../ui/Page";
import { RecordTable } from "./RecordTable";
import { Verification } from "./Verification";
import { useWords } from "./words";

export function AuditPage() {
  const t = useWords();
  const [kind, setKind] = useState("");
  const found = useInfiniteQuery({
    queryKey: ["audit", kind],
    queryFn: ({ pageParam, signal }) =>
      api.get<AuditRecords>("/api/audit", { query: { before: pageParam, kind }, signal }),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next,
  });
  const records = found.data?.pages.flatMap((page) => page.items);
  return (
    <Page title={t.title} lead={t.lead}>
      <Stack gap="lg">
        <Verification />
        <NativeSelect
          label={t.kind}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value)}
          data={[
            { value: "", label: t.every },
            ...Object.entries(t.kinds).map(([value, label]) => ({ value, label })),
          ]}
          maw={360}
        />
        <Listing query={{ ...found, data: records }} isEmpty={(some) => some.length === 0} empty={t.none}>
          {(some) => <RecordTable records={some} />}
        </Listing>
        <More list={found} />
      </Stack>
    </Page>
  );
}
