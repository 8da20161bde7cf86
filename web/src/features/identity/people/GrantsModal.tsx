// The roles of a person: remove one, give one over an establishment or the whole group. Used by PeoplePage.
import { Button, Modal, Stack, Text, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../api/client";
import type { Establishment, Person, PersonGrant } from "../../../api/types";
import { Failure } from "../../../ui/Failure";
import { useLabels } from "../../../ui/i18n/labels";
import { Row, Rows } from "../../../ui/Rows";
import { useFocusGivenBack } from "../../../ui/useFocusGivenBack";
import { GiveGrant } from "./GiveGrant";
import { peopleKey } from "./peopleQuery";
import { useWords } from "./words";

interface Props {
  person: Person;
  establishments: readonly Establishment[];
  onClose: () => void;
}

export function GrantsModal({ person, establishments, onClose }: Props) {
  const t = useWords();
  useFocusGivenBack();
  const labels = useLabels();
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: (grant: PersonGrant) => api.delete(`/api/grants/${grant.id}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: peopleKey }),
  });
  const given = person.grants.filter(({ role }) => role !== "professional");
  function scope(id: string | null): string {
    if (id === null) return t.wholeGroup;
    return establishments.find((each) => each.id === id)?.name ?? "";
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t.grantsOf(person.display_name)}
      centered
      size="lg"
      closeButtonProps={{ "aria-label": t.close }}
    >
      <Stack>
        <Text size="sm" c="dimmed">
          {t.grantsText}
        </Text>
        {given.length === 0 ? (
          <Text>{t.noGrant}</Text>
        ) : (
          <Rows label={t.grants}>
            {given.map((grant) => (
              <Row
                key={grant.id}
                title={labels.role[grant.role]}
                detail={scope(grant.establishment_id)}
                actions={
                  <Button
                    variant="default"
                    size="compact-md"
                    aria-label={t.removeNamed(labels.role[grant.role])}
                    loading={remove.isPending && remove.variables.id === grant.id}
                    onClick={() => remove.mutate(grant)}
                  >
                    {t.remove}
                  </Button>
                }
              />
            ))}
          </Rows>
        )}
        <Failure error={remove.error} />
        <Title order={3}>{t.giveTitle}</Title>
        <GiveGrant person={person} establishments={establishments} />
      </Stack>
    </Modal>
  );
}
