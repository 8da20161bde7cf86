// A placeholder as the model saw it: a chip that says what it stands for, and takes « Ce n'était pas à protéger ».
// Rendered by SentText.
import { Button, Popover, Tooltip } from "@mantine/core";
import { useState } from "react";
import type { SentPlaceholder } from "../../../api/protection";
import { useFoundLabel, useRoleName } from "../../../ui/i18n/foundLabels";
import { useSentText } from "../i18n/useSentText";
import classes from "./SentText.module.css";

/** Where the panel is a drawer, Escape closes what was opened in it and not the drawer. */
const ESCAPE_STAYS = { "data-mantine-stop-propagation": "true" };

interface PlaceholderProps {
  placeholder: SentPlaceholder;
  /** Show the value in the text instead of what stands for it. */
  asValue: boolean;
  mayAllow: boolean;
  onAllow: (placeholder: SentPlaceholder) => void;
}

export function Placeholder({ placeholder, asValue, mayAllow, onAllow }: PlaceholderProps) {
  const text = useSentText();
  const label = useFoundLabel();
  const roleName = useRoleName();
  const [opened, setOpened] = useState(false);
  const { written, value } = placeholder;
  const sort = [label(placeholder.label).one, roleName(placeholder.role)].filter((each) => each !== null).join(" · ");
  return (
    <Popover opened={opened} onChange={setOpened} width="min(20rem, calc(100vw - 2rem))" shadow="md" withinPortal={false} trapFocus returnFocus withRoles={false}>
      <Popover.Target>
        {/* The tooltip's target takes the popover's reference further down, to the button. */}
        <Tooltip label={asValue ? written : value} disabled={opened} events={{ hover: true, focus: true, touch: false }} withinPortal={false} multiline maw={280}>
          <button
            type="button"
            className={classes.chip}
            data-value={asValue || undefined}
            aria-haspopup="dialog"
            aria-expanded={opened}
            aria-label={text.chip(written, value)}
            {...(opened ? ESCAPE_STAYS : {})}
            onClick={() => setOpened(!opened)}
          >
            {asValue ? value : written}
          </button>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={text.chip(written, value)} className={classes.about ?? ""} {...ESCAPE_STAYS}>
        <span className={classes.quiet}>{text.standsFor(written)}</span>
        <strong className={classes.value}>{value}</strong>
        <span className={classes.sort}>{sort}</span>
        {mayAllow && (
          <Button
            variant="default"
            size="compact-sm"
            mt={6}
            {...ESCAPE_STAYS}
            onClick={() => {
              setOpened(false);
              onAllow(placeholder);
            }}
          >
            {text.notPersonal}
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
