// Ctrl + K finds everything: tasks, conversations, bases, documents, pages, actions. Loaded by PaletteHost.
//
// Mantine moves the selection with the arrows but tells screen readers nothing of it: the box says here which option of
// which list it points into.
import "@mantine/spotlight/styles.layer.css";
import { VisuallyHidden } from "@mantine/core";
import { createSpotlight, Spotlight, useSpotlight } from "@mantine/spotlight";
import { useEffect, useState } from "react";
import { earlyWords } from "./earlyKeys";
import classes from "./Palette.module.css";
import { usePaletteEntries } from "./usePaletteEntries";
import { useWords } from "./words";

const [store, palette] = createSpotlight();
const LIST = "palette-list";
const option = (index: number) => `palette-option-${index}`;

/** `asked` counts how often it was opened. */
export function Palette({ asked }: { asked: number }) {
  const t = useWords();
  const [query, setQuery] = useState("");
  const { opened, selected } = useSpotlight(store);
  useEffect(() => palette.open(), [asked]);
  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      scrollable
      maxHeight="min(26rem, 60vh)"
      size="min(38rem, 100%)"
      // From the top: in the middle, the box would move with every letter that changes what is found.
      centered={false}
      // As every other window over the page; a blurred page costs a slow machine a lot for little.
      overlayProps={{ blur: 0, backgroundOpacity: 0.6 }}
      attributes={{ content: { "aria-label": t.title } }}
      classNames={{ actionsGroup: classes.group ?? "" }}
    >
      <Spotlight.Search
        placeholder={t.placeholder}
        aria-label={t.title}
        role="combobox"
        aria-expanded={opened}
        aria-autocomplete="list"
        aria-controls={LIST}
        aria-activedescendant={selected >= 0 ? option(selected) : undefined}
        onFocus={() => {
          const words = earlyWords();
          setQuery((before) => before + words);
        }}
      />
      <Found query={query} selected={selected} />
    </Spotlight.Root>
  );
}

function Found({ query, selected }: { query: string; selected: number }) {
  const t = useWords();
  const { groups, isSearching } = usePaletteEntries(query);
  const count = groups.reduce((sum, { entries }) => sum + entries.length, 0);
  const firsts = groups.map((_, index) => groups.slice(0, index).reduce((sum, { entries }) => sum + entries.length, 0));
  return (
    <>
      <Spotlight.ActionsList id={LIST} role="listbox" aria-label={t.title}>
        {groups.map(({ label, entries }, group) => (
          <Spotlight.ActionsGroup key={label} label={label} role="group" aria-label={label}>
            {entries.map(({ key, label: name, detail, when, go }, index) => {
              const place = (firsts[group] ?? 0) + index;
              return (
                // Mantine's own action takes no id, and the box could not point into it. `data-action`: the arrows stop here.
                // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the box has the keys
                <div
                  key={key}
                  id={option(place)}
                  role="option"
                  tabIndex={-1}
                  aria-selected={place === selected}
                  data-action
                  // Mantine sets it on the element that stands there now; where others come in above, it would stay with it,
                  // and Enter would open another than the one that is said.
                  data-selected={place === selected || undefined}
                  className={classes.action}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => {
                    palette.close();
                    go();
                  }}
                >
                  <span className={classes.label}>
                    <span className={classes.name}>{name}</span>
                    {when !== undefined && <span className={classes.when}> {when}</span>}
                  </span>
                  {detail !== undefined && <span className={classes.detail}>{detail}</span>}
                </div>
              );
            })}
          </Spotlight.ActionsGroup>
        ))}
      </Spotlight.ActionsList>
      {count === 0 && <Spotlight.Empty>{isSearching ? t.loading : t.nothing}</Spotlight.Empty>}
      <VisuallyHidden role="status">{query === "" ? "" : t.found(count)}</VisuallyHidden>
    </>
  );
}
