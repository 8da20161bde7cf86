// One person of the list, with their roles and what can be done. Used by PeoplePage.
import { Button } from "@mantine/core";
import type { Establishment, Person } from "../../../api/types";
import { useLabels } from "../../../ui/i18n/labels";
import { useProfessionName } from "../../../ui/professions";
import { Row } from "../../../ui/Rows";
import { Tag } from "../../../ui/Tag";
import { useWords } from "./words";

interface Props {
  person: Person;
  establishments: readonly Establishment[];
  onEdit: () => void;
  onGrants: () => void;
  onInvite: () => void;
}

export function PersonRow({ person, establishments, onEdit, onGrants, onInvite }: Props) {
  const t = useWords();
  const labels = useLabels();
  const professionName = useProfessionName();
  const facts = [
    person.login,
    person.profession === null ? null : professionName(person.profession),
    person.establishment_name,
    person.department_name,
  ];
  function scope(id: string | null): string {
    if (id === null) return t.wholeGroup;
    return establishments.find((each) => each.id === id)?.name ?? "";
  }
  return (
    <Row
      title={person.display_name}
      retired={!person.active}
      detail={facts.filter(Boolean).join(" · ")}
      marks={
        <>
          {!person.active && <Tag>{t.inactive}</Tag>}
          {person.grants
            .filter(({ role }) => role !== "professional")
            .map(({ id, role, establishment_id }) => (
              <Tag key={id} tone="accent">{`${labels.role[role]} · ${scope(establishment_id)}`}</Tag>
            ))}
        </>
      }
      actions={
        <>
          <Button variant="default" size="compact-md" aria-label={t.editNamed(person.display_name)} onClick={onEdit}>
            {t.edit}
          </Button>
          <Button variant="default" size="compact-md" aria-label={t.grantsOf(person.display_name)} onClick={onGrants}>
            {t.grants}
          </Button>
          {person.active && (
            <Button
              variant="default"
              size="compact-md"
              aria-label={t.inviteNamed(person.display_name)}
              onClick={onInvite}
            >
              {t.invite}
            </Button>
          )}
        </>
      }
    />
  );
}
