// Searching the knowledge bases without any model: one box, filters, the passages themselves. Opened by the router.
import { Button, Group, Loader, TextInput } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate, useRouterState, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { api } from "../../../api/client";
import { basesQuery, type SearchAnswer } from "../../../api/knowledge";
import { BaseChoice, ChosenBases } from "../../../ui/BaseChoice";
import { keepDraft } from "../../../ui/draft";
import { Failure } from "../../../ui/Failure";
import { Page } from "../../../ui/Page";
import { Filters } from "./Filters";
import { useSearchText } from "./i18n/useSearchText";
import { NothingFound } from "./NothingFound";
import { Results } from "./Results";
import classes from "./SearchPage.module.css";
import { askedOf, hashOf, idsOf, questionOf, type SearchPlace } from "./searchState";

const NO_BASES: readonly never[] = [];

export function SearchPage() {
  const text = useSearchText();
  const navigate = useNavigate();
  const place = useSearch({ from: "/shell/recherche" });
  const question = questionOf(useRouterState({ select: (state) => state.location.hash }));
  const { data: bases = NO_BASES, isSuccess } = useQuery(basesQuery);
  const chosen = idsOf(place.bases);
  const asked = askedOf(question, place);
  const found = useQuery({
    queryKey: ["search", asked],
    queryFn: ({ signal }) => api.post<SearchAnswer>("/api/knowledge/search", asked, { signal }),
    enabled: question !== "",
    placeholderData: keepPreviousData,
    staleTime: 0,
  });

  const go = (words: string, next: SearchPlace) => void navigate({ to: "/recherche", search: next, hash: hashOf(words) });
  const change = (part: { [Name in keyof SearchPlace]: string | undefined }) => go(question, withoutEmpty({ ...place, ...part }));
  const choose = (ids: readonly string[]) => change({ bases: ids.join(",") });

  function ask() {
    keepDraft({ conversationId: null, text: question, files: [], baseIds: searched(bases, chosen).map(({ id }) => id), send: true });
    void navigate({ to: "/conversations/nouvelle" });
  }

  return (
    <Page title={text.title} lead={text.lead}>
      {/* Written anew with each address, so that going back also brings back what was typed. */}
      <Box key={question} question={question} onSearch={(words) => go(words, place)} />
      <Group gap="xs" mt="sm" mb="md">
        <BaseChoice all bases={bases} chosen={chosen} onChange={choose} />
        <Filters place={place} onChange={change} />
      </Group>
      <ChosenBases bases={bases} chosen={chosen} onChange={choose} />
      {isSuccess && bases.length === 0 && <p className={classes.quiet}>{text.noBases}</p>}
      {question === "" ? (
        <Examples />
      ) : (
        <>
          <Failure error={found.error} onRetry={() => void found.refetch()} />
          {found.isPending && <Loader type="dots" role="status" aria-label={text.searching} />}
          {found.data !== undefined && (
            <div aria-busy={found.isFetching} className={classes.found}>
              {(!found.data.relevant || found.data.passages.length === 0) && (
                <NothingFound
                  question={question}
                  bases={searched(bases, chosen)}
                  near={found.data.passages.length > 0}
                  onAsk={ask}
                />
              )}
              {found.data.passages.length > 0 && <Results answer={found.data} onAsk={ask} />}
            </div>
          )}
        </>
      )}
    </Page>
  );
}

/** No base chosen means all of them. */
function searched<Base extends { id: string }>(bases: readonly Base[], chosen: readonly string[]): readonly Base[] {
  return chosen.length === 0 ? bases : bases.filter(({ id }) => chosen.includes(id));
}

function withoutEmpty(place: { [Name in keyof SearchPlace]: string | undefined }): SearchPlace {
  return Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined && value !== ""));
}

function Box({ question, onSearch }: { question: string; onSearch: (words: string) => void }) {
  const text = useSearchText();
  const [typed, setTyped] = useState(question);
  return (
    <form
      role="search"
      className={classes.box}
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(typed.trim());
      }}
    >
      <TextInput
        type="search"
        size="md"
        aria-label={text.box}
        placeholder={text.box}
        value={typed}
        maxLength={1000}
        onChange={(event) => setTyped(event.currentTarget.value)}
        className={classes.input ?? ""}
      />
      <Button type="submit" size="md">
        {text.search}
      </Button>
    </form>
  );
}

function Examples() {
  const text = useSearchText();
  return (
    <section className={classes.examples}>
      <h2>{text.emptyTitle}</h2>
      <ul>
        {text.empty.map((example) => (
          <li key={example}>{example}</li>
        ))}
      </ul>
    </section>
  );
}
