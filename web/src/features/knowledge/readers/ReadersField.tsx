// Who may read a base: those chosen, each with its removal, and one more to add. Used by the fields of a base.
import { Button, Fieldset, Group, NativeSelect, Pill, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { Base } from "../../../api/knowledge";
import { useLanguage } from "../../../ui/i18n/language";
import { useKnowledgeText } from "../i18n/useKnowledgeText";
import { PersonField, type NamedPerson } from "./PersonField";
import { isHeldAtPlaces, principalOf, READER_KINDS, READER_ROLES, type Reader, type ReaderKind, type ReaderRole } from "./principals";
import classes from "./ReadersField.module.css";
import { nameIn, useReaderChoices, useReaderNames } from "./useReaderNames";

const EVERYWHERE = "";

interface Props {
  readers: readonly string[];
  /** What the server calls those who are readers already. */
  described?: Base["readers_described"];
  onChange: (readers: string[]) => void;
}

export function ReadersField({ readers, described = [], onChange }: Props) {
  const text = useKnowledgeText().readers;
  const [labels, setLabels] = useState<ReadonlyMap<string, string>>(
    () => new Map(described.map(({ principal, label }) => [principal, label])),
  );
  const nameReader = useReaderNames();
  const nameOf = nameIn(labels, nameReader);

  function add(reader: Reader, person: NamedPerson | null) {
    const principal = principalOf(reader);
    if (person !== null) setLabels(new Map(labels).set(principal, person.name));
    if (!readers.includes(principal)) onChange([...readers, principal]);
  }
  return (
    <Fieldset legend={text.legend} classNames={{ legend: classes.legend ?? "" }}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {text.help}
        </Text>
        {readers.length === 0 ? (
          <Text size="sm">{text.none}</Text>
        ) : (
          <ul className={classes.chosen} aria-label={text.legend}>
            {readers.map((principal) => (
              <li key={principal}>
                <Pill
                  size="lg"
                  className={classes.pill ?? ""}
                  withRemoveButton
                  onRemove={() => onChange(readers.filter((each) => each !== principal))}
                  removeButtonProps={{ "aria-label": text.remove(nameOf(principal)), "aria-hidden": false, tabIndex: 0 }}
                >
                  {nameOf(principal)}
                </Pill>
              </li>
            ))}
          </ul>
        )}
        <Adder onAdd={add} />
      </Stack>
    </Fieldset>
  );
}

function Adder({ onAdd }: { onAdd: (reader: Reader, person: NamedPerson | null) => void }) {
  const text = useKnowledgeText().readers;
  const choices = useReaderChoices();
  const { language } = useLanguage();
  const [kind, setKind] = useState<ReaderKind>("establishment");
  const [what, setWhat] = useState("");
  const [where, setWhere] = useState(EVERYWHERE);
  const [person, setPerson] = useState<NamedPerson | null>(null);
  const placeName = (id: string) => choices.establishments.find((each) => each.id === id)?.name ?? "";
  const places = choices.establishments.map(({ id, name }) => ({ value: id, label: name }));
  const options: Partial<Record<ReaderKind, { value: string; label: string }[]>> = {
    establishment: places,
    department: choices.departments.map(({ id, name, establishment_id }) => ({
      value: id,
      label: `${name}, ${placeName(establishment_id)}`,
    })),
    profession: choices.professions.map(({ code, french, english }) => ({
      value: code,
      label: language === "fr" ? french : english,
    })),
    role: READER_ROLES.map((role) => ({ value: role, label: text.roles[role] })),
  };
  const hasPlaces = kind === "profession" || (kind === "role" && isHeldAtPlaces(what as ReaderRole));
  const chosen = chosenReader();

  function chosenReader(): Reader | null {
    if (kind === "group") return { kind };
    if (kind === "person") return person === null ? null : { kind, id: person.id };
    if (what === "") return null;
    const establishmentId = where === EVERYWHERE || !hasPlaces ? null : where;
    if (kind === "profession") return { kind, code: what, establishmentId };
    if (kind === "role") return { kind, role: what as ReaderRole, establishmentId };
    return { kind, id: what };
  }
  function add() {
    if (chosen === null) return;
    onAdd(chosen, person);
    setWhat("");
    setPerson(null);
  }
  return (
    <Group gap="sm" align="flex-end" className={classes.adder ?? ""}>
      <NativeSelect
        label={text.add}
        value={kind}
        onChange={(event) => {
          setKind(event.currentTarget.value as ReaderKind);
          setWhat("");
          setWhere(EVERYWHERE);
        }}
        data={READER_KINDS.map((value) => ({ value, label: text.kinds[value] }))}
      />
      {kind === "person" && <PersonField key={person === null ? "none" : "some"} label={text.person} value={person} onChange={setPerson} />}
      {options[kind] !== undefined && (
        <NativeSelect
          label={text.which}
          value={what}
          onChange={(event) => setWhat(event.currentTarget.value)}
          data={[{ value: "", label: text.choose }, ...options[kind]]}
        />
      )}
      {hasPlaces && (
        <NativeSelect
          label={text.where}
          value={where}
          onChange={(event) => setWhere(event.currentTarget.value)}
          data={[{ value: EVERYWHERE, label: kind === "role" ? text.wholeGroup : text.everywhere }, ...places]}
        />
      )}
      <Button variant="default" disabled={chosen === null} onClick={add}>
        {text.addButton}
      </Button>
    </Group>
  );
}
