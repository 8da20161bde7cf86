// Questions whose document is known, and how often the search finds it among its first five. Used by QualityTab.
import { Button, Group, MultiSelect, Stack, Text, TextInput, Title } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { Failure } from "../../../ui/Failure";
import { useFormat } from "../../../ui/i18n/format";
import { Row, Rows } from "../../../ui/Rows";
import { Tag } from "../../../ui/Tag";
import { rescueFocus, rescueFocusTo, useFocusKept } from "../../../ui/focus";
import { useKnowledgeText } from "../i18n/useKnowledgeText";
import { documentsQuery, knowledgeCalls, qualityQuery } from "../queries";
import type { Quality, TestRun } from "../types";
import { Runs } from "./Runs";

type Test = Quality["test"];

const TYPING_PAUSE_MS = 250;
const LONGEST_QUESTION = 2000;
const MOST_EXPECTED = 20;

/** The runs with the newest first, whatever order they came in. */
export function newestFirst(runs: readonly TestRun[]): TestRun[] {
  return runs.toSorted((a, b) => Date.parse(b.ran_at) - Date.parse(a.ran_at));
}

export function TestSet({ baseId, test }: { baseId: string; test: Test }) {
  const t = useKnowledgeText().quality;
  const format = useFormat();
  const client = useQueryClient();
  const runs = newestFirst(test.runs);
  const refresh = () => client.invalidateQueries({ queryKey: qualityQuery(baseId).queryKey });
  const run = useMutation({ mutationFn: () => knowledgeCalls.runTests(baseId), onSuccess: refresh });
  const runButton = useFocusKept(run.isPending);
  const remove = useMutation({
    mutationFn: (id: string) => knowledgeCalls.removeQuestion(baseId, id),
    onSuccess: refresh,
    onSettled: rescueFocus,
  });
  const last = runs[0];
  const says = last === undefined ? "" : t.lastRun(format.number(last.recall5, { style: "percent" }), format.ago(last.ran_at));
  return (
    <Stack>
      <Text>{t.testText}</Text>
      <Group gap="md">
        <Button ref={runButton} disabled={test.questions.length === 0} loading={run.isPending} onClick={() => run.mutate()}>
          {t.run}
        </Button>
        <Text role="status" size="sm" c="dimmed">
          {says}
        </Text>
      </Group>
      <Failure error={run.error} />
      {runs.length > 0 && <Runs runs={runs} />}
      <Title order={3}>{t.questionsTitle}</Title>
      {test.questions.length === 0 ? (
        <Text c="dimmed">{t.noQuestion}</Text>
      ) : (
        <Rows label={t.questionsTitle}>
          {test.questions.map(({ id, question, expected }) => (
            <Row
              key={id}
              title={question}
              detail={t.expects(format.list(expected.map(({ name }) => name)))}
              marks={last?.missed.includes(id) === true && <Tag tone="attention">{t.missed}</Tag>}
              actions={
                <Button
                  variant="default"
                  size="compact-md"
                  aria-label={t.removeNamed(question)}
                  loading={remove.isPending && remove.variables === id}
                  onClick={() => remove.mutate(id)}
                >
                  {t.remove}
                </Button>
              }
            />
          ))}
        </Rows>
      )}
      <Failure error={remove.error} />
      <AddQuestion baseId={baseId} onAdded={refresh} />
    </Stack>
  );
}

function AddQuestion({ baseId, onAdded }: { baseId: string; onAdded: () => Promise<void> }) {
  const t = useKnowledgeText().quality;
  const input = useRef<HTMLInputElement>(null);
  const [question, setQuestion] = useState("");
  const [chosen, setChosen] = useState<readonly { value: string; label: string }[]>([]);
  const [typed, setTyped] = useState("");
  const [search] = useDebouncedValue(typed.trim(), TYPING_PAUSE_MS);
  const found = useQuery({
    ...documentsQuery(baseId, { search, state: "", after: null }),
    placeholderData: keepPreviousData,
    refetchInterval: false,
  });
  const add = useMutation({
    mutationFn: (asked: string) =>
      knowledgeCalls.addQuestion(baseId, {
        question: asked.trim(),
        expected_document_ids: chosen.map(({ value }) => value),
      }),
    onSuccess: async (_, asked) => {
      // What was written meanwhile is the next one.
      setQuestion((now) => (now === asked ? "" : now));
      setChosen([]);
      await onAdded();
      // Questions are mostly added several in a row.
      rescueFocusTo(input.current);
    },
  });
  const button = useFocusKept(add.isPending);
  const others = (found.data?.items ?? [])
    .filter(({ id }) => chosen.every(({ value }) => value !== id))
    .map(({ id, name, folder }) => ({ value: id, label: folder === "" ? name : `${folder}/${name}` }));
  const offered = [...chosen, ...others];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate(question);
      }}
    >
      <Stack gap="sm">
        <TextInput
          ref={input}
          label={t.question}
          description={t.questionHelp}
          maxLength={LONGEST_QUESTION}
          value={question}
          onChange={(event) => setQuestion(event.currentTarget.value)}
        />
        <MultiSelect
          label={t.expected}
          placeholder={chosen.length === 0 ? t.expectedPlaceholder : ""}
          searchable
          maxValues={MOST_EXPECTED}
          // The server has searched already.
          filter={({ options }) => options}
          nothingFoundMessage={t.noDocument}
          data={offered}
          value={chosen.map(({ value }) => value)}
          onChange={(values) => setChosen(offered.filter(({ value }) => values.includes(value)))}
          searchValue={typed}
          onSearchChange={setTyped}
          comboboxProps={{ withinPortal: false }}
        />
        <Failure error={add.error} />
        <Group>
          <Button ref={button} type="submit" variant="default" loading={add.isPending} disabled={question.trim() === "" || chosen.length === 0}>
            {t.add}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
