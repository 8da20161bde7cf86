// Gives a person one more role. Used by GrantsModal.
import { Button, NativeSelect, Stack } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../api/client";
import { usePerson } from "../../../api/session";
import type { Establishment, Person } from "../../../api/types";
import { Failure } from "../../../ui/Failure";
import { useLabels } from "../../../ui/i18n/labels";
import { mayGiveWholeGroup, onlyWholeGroup, rolesToGive, type GivenRole } from "./grantRules";
import { peopleKey } from "./peopleQuery";
import { useWords } from "./words";

const WHOLE_GROUP = "";

export function GiveGrant({ person, establishments }: { person: Person; establishments: readonly Establishment[] }) {
  const t = useWords();
  const labels = useLabels();
  const queries = useQueryClient();
  const giver = usePerson();
  const [role, setRole] = useState<GivenRole>("steward");
  const [scope, setScope] = useState(person.establishment_id ?? WHOLE_GROUP);
  const wholeGroup = onlyWholeGroup(role);
  const give = useMutation({
    mutationFn: () =>
      api.post(`/api/people/${person.id}/grants`, {
        role,
        establishment_id: wholeGroup || scope === WHOLE_GROUP ? null : scope,
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: peopleKey }),
  });
  const places = mayGiveWholeGroup(giver)
    ? establishments
    : establishments.filter(({ id }) => id === person.establishment_id);
  const scopes = wholeGroup ? [] : places.map(({ id, name }) => ({ value: id, label: name }));
  if (mayGiveWholeGroup(giver)) scopes.unshift({ value: WHOLE_GROUP, label: t.wholeGroup });

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        give.mutate();
      }}
    >
      <Stack gap="sm">
        <NativeSelect
          label={t.role}
          description={t.roleHelp[role]}
          inputWrapperOrder={["label", "input", "description"]}
          value={role}
          onChange={(event) => setRole(event.currentTarget.value as GivenRole)}
          data={rolesToGive(giver).map((value) => ({ value, label: labels.role[value] }))}
        />
        <NativeSelect
          label={t.scope}
          value={wholeGroup ? WHOLE_GROUP : scope}
          onChange={(event) => setScope(event.currentTarget.value)}
          disabled={wholeGroup}
          data={scopes}
        />
        <Failure error={give.error} />
        <Button type="submit" variant="default" loading={give.isPending} style={{ alignSelf: "flex-start" }}>
          {t.give}
        </Button>
      </Stack>
    </form>
  );
}
