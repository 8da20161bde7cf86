// What the person says their request holds: « Données : internes ». Rendered by Composer.
import { Menu, Text } from "@mantine/core";
import { DATA_CLASSES, type DataClass } from "../../../api/types";
import { useChatText } from "../i18n/useChatText";
import classes from "./Composer.module.css";

interface ClassChoiceProps {
  value: DataClass;
  /** The conversation's: what is chosen below it does not count. Left out where there is none. */
  least?: DataClass;
  onChange: (value: DataClass) => void;
}

export function ClassChoice({ value, least = "public", onChange }: ClassChoiceProps) {
  const text = useChatText().composer;
  const isBelow = (each: DataClass) => DATA_CLASSES.indexOf(each) < DATA_CLASSES.indexOf(least);
  const holds = isBelow(value) ? least : value;
  return (
    <Menu position="top-start" width="min(24rem, calc(100vw - 2rem))" shadow="md" withinPortal={false} withInitialFocusPlaceholder={false} returnFocus>
      <Menu.Target>
        <button type="button" className={classes.pill} aria-label={text.dataClass(text.classNames[holds])}>
          <span className={classes.pillLabel}>{text.dataClass("")}</span>
          <strong>{text.classNames[holds]}</strong>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{text.dataClassTitle}</Menu.Label>
        <Menu.RadioGroup value={holds} onChange={(chosen) => onChange(chosen as DataClass)}>
          {DATA_CLASSES.map((each) => (
            <Menu.RadioItem key={each} value={each} disabled={isBelow(each)} closeMenuOnClick>
              <strong>{capitalised(text.classNames[each])}</strong>
              <Text component="span" size="sm" c="dimmed" display="block">
                {text.classHelp[each]}
              </Text>
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Text size="xs" c="dimmed" px="sm" py={6}>
          {least === "public" ? text.classNote : text.classReached(text.classNames[least])}
        </Text>
      </Menu.Dropdown>
    </Menu>
  );
}

function capitalised(word: string): string {
  return word.charAt(0).toLocaleUpperCase() + word.slice(1);
}
