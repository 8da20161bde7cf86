// One of a few sorts, none of them chosen beforehand: what would be sent unread would count as meant. Used by the forms that
// report an incident or a source.
import { Radio, Stack } from "@mantine/core";

interface KindChoiceProps<Kind extends string> {
  label: string;
  kinds: readonly Kind[];
  names: Readonly<Record<Kind, string>>;
  value: Kind | null;
  /** What to say of a choice that is missing; null while it need not be said. */
  missing: string | null;
  onChange: (kind: Kind) => void;
}

export function KindChoice<Kind extends string>({ label, kinds, names, value, missing, onChange }: KindChoiceProps<Kind>) {
  return (
    <Radio.Group<Kind> label={label} required value={value} error={missing} onChange={onChange}>
      <Stack gap="xs" my={6}>
        {kinds.map((each) => (
          <Radio key={each} value={each} label={names[each]} aria-invalid={missing !== null || undefined} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
