// What people said of the marks, for officers: a name that was missed, a mark that was wrong. Opened by the router.
import { Button, NativeSelect, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { ProtectionReport } from "../../../api/protection";
import { Failure } from "../../../ui/Failure";
import { useFormat } from "../../../ui/i18n/format";
import { Listing } from "../../../ui/Listing";
import { Page } from "../../../ui/Page";
import { DeleteReport } from "./DeleteReport";
import { reportsQuery, useReportCall, type ReportFilter } from "./queries";
import { ReportTable } from "./ReportTable";
import { useWords } from "./words";

const FILTERS: readonly ReportFilter[] = ["open", "handled", "all"];

export function ReportsPage() {
  const t = useWords();
  const format = useFormat();
  const [filter, setFilter] = useState<ReportFilter>("open");
  const [deleting, setDeleting] = useState<ProtectionReport | null>(null);
  const found = useInfiniteQuery(reportsQuery(filter));
  const count = useRef<HTMLParagraphElement>(null);
  // The row goes with the button that was pressed in it: the number of those that are left is the next thing to hear.
  const handle = useReportCall("handle", () => count.current?.focus());
  const reports = found.data?.pages.flatMap((page) => page.items);
  const open = found.data?.pages.at(-1)?.open;
  return (
    <Page title={t.title} lead={t.lead}>
      <Stack gap="lg">
        <Text>{t.purpose}</Text>
        <NativeSelect
          label={t.filter}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value as ReportFilter)}
          data={FILTERS.map((value) => ({ value, label: t.filters[value] }))}
          maw={360}
        />
        {open !== undefined && (
          <Text ref={count} tabIndex={-1} fw={600}>
            {open === 0 ? t.noneWaiting : `${format.number(open)}\u00a0${format.plural(open, t.waiting)}`}
          </Text>
        )}
        <Failure error={handle.error} />
        <Listing query={{ ...found, data: reports }} isEmpty={(some) => some.length === 0} empty={t.empty[filter]}>
          {(some) => (
            <ReportTable
              reports={some}
              busy={handle.isPending ? handle.variables : null}
              onHandle={(report) => handle.mutate(report.id)}
              onDelete={setDeleting}
            />
          )}
        </Listing>
        {found.hasNextPage && (
          <Button
            variant="default"
            style={{ alignSelf: "flex-start" }}
            loading={found.isFetchingNextPage}
            onClick={() => void found.fetchNextPage()}
          >
            {t.more}
          </Button>
        )}
      </Stack>
      {deleting && (
        <DeleteReport
          report={deleting}
          onClose={() => setDeleting(null)}
          onDeleted={() => {
            setDeleting(null);
            notifications.show({ message: t.removed });
          }}
        />
      )}
    </Page>
  );
}
