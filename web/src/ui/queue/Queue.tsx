// The page of what officers handle one by one: what it is for, which of it is shown, how many wait, a row for each. Used
// by the pages of incidents and of what people say of the marks.
import { NativeSelect, Stack, Text } from "@mantine/core";
import type { ReactNode, Ref } from "react";
import { Failure } from "../Failure";
import { useFormat } from "../i18n/format";
import { Listing } from "../Listing";
import { More } from "../More";
import { Page } from "../Page";
import { Rows } from "../Rows";
import type { Shown, useQueue } from "./useQueue";
import { useQueueWords } from "./words";

interface QueueProps<Item> {
  words: {
    title: string;
    lead: string;
    purpose: string;
    /** The name of the list. */
    list: string;
    waiting: { one: string; other: string };
    noneWaiting: string;
    empty: { handled: string; all: string };
  };
  queue: ReturnType<typeof useQueue<Item>>;
  /** The number of those that wait: it takes the focus when a row goes with the button that was pressed in it. */
  count: Ref<HTMLParagraphElement>;
  /** Of what was done to a row. */
  error?: unknown;
  row: (item: Item) => ReactNode;
}

const SHOWN: readonly Shown[] = ["open", "handled", "all"];

export function Queue<Item>({ words, queue, count, error, row }: QueueProps<Item>) {
  const t = useQueueWords();
  const format = useFormat();
  const { shown, show, found, items, open } = queue;
  return (
    <Page title={words.title} lead={words.lead}>
      <Stack gap="lg">
        <Text>{words.purpose}</Text>
        <NativeSelect
          label={t.filter}
          value={shown}
          onChange={(event) => show(event.currentTarget.value as Shown)}
          data={SHOWN.map((value) => ({ value, label: t.filters[value] }))}
          maw={360}
        />
        {open !== undefined && (
          <Text ref={count} tabIndex={-1} fw={600}>
            {open === 0 ? words.noneWaiting : `${format.number(open)}\u00a0${format.plural(open, words.waiting)}`}
          </Text>
        )}
        <Failure error={error} />
        <Listing
          query={{ ...found, data: items }}
          isEmpty={(some) => some.length === 0}
          // Of those that wait, the line above has said it.
          {...(shown === "open" ? {} : { empty: words.empty[shown] })}
        >
          {(some) => <Rows label={words.list}>{some.map(row)}</Rows>}
        </Listing>
        <More list={found} />
      </Stack>
    </Page>
  );
}
