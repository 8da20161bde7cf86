// Choosing one colleague of the group by a part of the name. Used by ReadersField and by the fields of a base.
import { PersonSelect, type NamedPerson } from "../../../ui/PersonSelect";
import { readersQuery } from "../queries";

export type { NamedPerson };

interface Props {
  label: string;
  description?: string;
  value: NamedPerson | null;
  onChange: (person: NamedPerson | null) => void;
}

export function PersonField(props: Props) {
  return (
    <PersonSelect
      {...props}
      queryOf={readersQuery}
      peopleOf={({ people }) => people.map(({ id, display_name }) => ({ id, name: display_name }))}
    />
  );
}
