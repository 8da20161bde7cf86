// Whom to share with: a colleague by name, or a department, both of one's own establishment. Used by ShareDialog.
import { Button, NativeSelect, SegmentedControl, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState } from "react";
import { departmentsQuery } from "../../../api/organisation";
import { usePerson } from "../../../api/session";
import { rescueFocusTo } from "../../../ui/focus";
import { ColleagueSelect, type NamedPerson } from "./ColleagueSelect";
import { useSharingWords } from "./words";

export interface ChosenReader {
  principal: string;
  name: string;
}

interface ReaderChoiceProps {
  busy: boolean;
  onShare: (reader: ChosenReader) => void;
}

export function ReaderChoice({ busy, onShare }: ReaderChoiceProps) {
  const words = useSharingWords();
  const label = useId();
  const place = usePerson().establishment_id;
  const departments = useQuery(departmentsQuery);
  const [kind, setKind] = useState<"person" | "department">("person");
  const [person, setPerson] = useState<NamedPerson | null>(null);
  const [departmentId, setDepartmentId] = useState("");
  const offered = (departments.data ?? []).filter((each) => each.active && each.establishment_id === place);

  function chosen(): ChosenReader | null {
    if (kind === "person") return person === null ? null : { principal: `person:${person.id}`, name: person.name };
    const department = offered.find(({ id }) => id === departmentId);
    return department === undefined ? null : { principal: `department:${department.id}`, name: department.name };
  }

  // The button waits, and has nothing to send afterwards: where the next reader is chosen is where one goes on.
  const form = useRef<HTMLFormElement>(null);
  const wasBusy = useRef(false);
  useEffect(() => {
    if (wasBusy.current && !busy) rescueFocusTo(form.current?.querySelector<HTMLElement>("[type=radio]:checked") ?? null);
    wasBusy.current = busy;
  }, [busy]);

  const reader = chosen();
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        if (reader === null) return;
        onShare(reader);
        setPerson(null);
        setDepartmentId("");
      }}
    >
      <Stack gap="sm" role="group" aria-labelledby={label}>
        <span id={label} style={{ fontWeight: 600 }}>
          {words.withWhom}
        </span>
        <SegmentedControl
          aria-labelledby={label}
          value={kind}
          onChange={(value) => setKind(value)}
          data={[
            { value: "person", label: words.colleague },
            { value: "department", label: words.department },
          ]}
        />
        {kind === "person" ? (
          <ColleagueSelect
            key={person === null ? "none" : "some"}
            label={words.colleagueLabel}
            description={words.ownPlaceOnly}
            value={person}
            onChange={setPerson}
          />
        ) : (
          <NativeSelect
            label={words.departmentLabel}
            description={words.departmentHint}
            value={departmentId}
            onChange={(event) => setDepartmentId(event.currentTarget.value)}
            data={[{ value: "", label: words.choose }, ...offered.map(({ id, name }) => ({ value: id, label: name }))]}
          />
        )}
        <Button type="submit" disabled={reader === null} loading={busy} style={{ alignSelf: "flex-start" }}>
          {words.shareButton}
        </Button>
      </Stack>
    </form>
  );
}
