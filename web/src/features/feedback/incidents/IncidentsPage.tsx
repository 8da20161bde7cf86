// The officers' queue of incidents: what waits, what was handled, one opened at a time. Opened by the router.
import { Button, NativeSelect, Stack, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useFormat } from "../../../ui/i18n/format";
import { Listing } from "../../../ui/Listing";
import { Page } from "../../../ui/Page";
import { IncidentDialog } from "./IncidentDialog";
import { IncidentRow } from "./IncidentRow";
import classes from "./Incidents.module.css";
import { incidentsQuery, type IncidentFilter } from "./queries";
import { useIncidentWords } from "./words";

const FILTERS: readonly IncidentFilter[] = ["open", "handled", "all"];

export function IncidentsPage() {
  const t = useIncidentWords();
  const format = useFormat();
  const [filter, setFilter] = useState<IncidentFilter>("open");
  const [opened, setOpened] = useState<string | null>(null);
  const count = useRef<HTMLParagraphElement>(null);
  const found = useInfiniteQuery(incidentsQuery(filter));
  const items = found.data?.pages.flatMap((page) => page.items);
  const open = found.data?.pages.at(-1)?.open;
  return (
    <Page title={t.title} lead={t.lead}>
      <Stack gap="lg">
        <Text>{t.purpose}</Text>
        <NativeSelect
          label={t.filter}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value as IncidentFilter)}
          data={FILTERS.map((value) => ({ value, label: t.filters[value] }))}
          maw={360}
        />
        {open !== undefined && (
          <Text ref={count} tabIndex={-1} fw={600}>
            {open === 0 ? t.noneWaiting : `${format.number(open)}\u00a0${format.plural(open, t.waiting)}`}
          </Text>
        )}
        <Listing query={{ ...found, data: items }} isEmpty={(some) => some.length === 0} empty={t.empty[filter]}>
          {(some) => (
            <ul className={classes.list} aria-label={t.list}>
              {some.map((incident) => (
                <IncidentRow key={incident.id} incident={incident} onOpen={() => setOpened(incident.id)} />
              ))}
            </ul>
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
      {opened !== null && (
        <IncidentDialog
          id={opened}
          onClose={() => setOpened(null)}
          // Its row goes with it: the number of those that are left is the next thing to hear.
          onHandled={() => {
            setOpened(null);
            count.current?.focus();
          }}
        />
      )}
    </Page>
  );
}
