// One colleague of one's own establishment, with their department to tell namesakes apart. Used by the dialogs here.
import { colleaguesQuery } from "../../../api/sharing";
import { PersonSelect, type NamedPerson } from "../../../ui/PersonSelect";

export type { NamedPerson };

interface ColleagueSelectProps {
  label: string;
  description?: string;
  value: NamedPerson | null;
  onChange: (person: NamedPerson | null) => void;
}

export function ColleagueSelect(props: ColleagueSelectProps) {
  return (
    <PersonSelect
      {...props}
      queryOf={colleaguesQuery}
      peopleOf={({ items }) =>
        items.map(({ id, display_name, department_name }) => ({
          id,
          name: department_name === null ? display_name : `${display_name}, ${department_name}`,
        }))
      }
    />
  );
}
