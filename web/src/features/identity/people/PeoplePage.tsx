// Who has an account: search, add with an invitation, change, roles. Opened by the router for those who administer.
import { Button, Group, NativeSelect, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../api/client";
import { establishmentsQuery } from "../../../api/organisation";
import type { Invited, Person } from "../../../api/types";
import { Failure } from "../../../ui/Failure";
import { Listing } from "../../../ui/Listing";
import { More } from "../../../ui/More";
import { Page } from "../../../ui/Page";
import { Rows } from "../../../ui/Rows";
import { GrantsModal } from "./GrantsModal";
import { InvitationModal } from "./InvitationModal";
import { peopleQuery } from "./peopleQuery";
import { PersonForm } from "./PersonForm";
import { PersonRow } from "./PersonRow";
import { useWords } from "./words";

const TYPING_PAUSE_MS = 250;

type Opened =
  | { kind: "new" }
  | { kind: "edit"; person: Person }
  | { kind: "grants"; personId: string }
  | { kind: "link"; invited: Invited };

export function PeoplePage() {
  const t = useWords();
  const [typed, setTyped] = useState("");
  const [search] = useDebouncedValue(typed.trim(), TYPING_PAUSE_MS);
  const [establishmentId, setEstablishmentId] = useState("");
  const [opened, setOpened] = useState<Opened | null>(null);
  const { data: establishments = [] } = useQuery(establishmentsQuery);
  const found = useInfiniteQuery({ ...peopleQuery(search, establishmentId), placeholderData: keepPreviousData });
  const people = found.data?.pages.flatMap((page) => page.items);
  const invite = useMutation({
    mutationFn: async (person: Person) => {
      const { invitation_link } = await api.post<{ invitation_link: string }>(`/api/people/${person.id}/invitation`);
      return { person, invitation_link };
    },
    onSuccess: (invited) => setOpened({ kind: "link", invited }),
  });
  const close = () => setOpened(null);
  const looked = opened?.kind === "grants" ? people?.find((person) => person.id === opened.personId) : undefined;

  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={<Button onClick={() => setOpened({ kind: "new" })}>{t.add}</Button>}
    >
      <Group mb="md" align="flex-end" grow preventGrowOverflow={false}>
        <TextInput
          type="search"
          label={t.search}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          miw={240}
        />
        <NativeSelect
          label={t.establishment}
          value={establishmentId}
          onChange={(event) => setEstablishmentId(event.currentTarget.value)}
          data={[{ value: "", label: t.every }, ...establishments.map(({ id, name }) => ({ value: id, label: name }))]}
          miw={240}
        />
      </Group>
      <Failure error={invite.error} />
      <Listing query={{ ...found, data: people }} isEmpty={(some) => some.length === 0} empty={t.none}>
        {(some) => (
          <Rows label={t.title}>
            {some.map((person) => (
              <PersonRow
                key={person.id}
                person={person}
                establishments={establishments}
                onEdit={() => setOpened({ kind: "edit", person })}
                onGrants={() => setOpened({ kind: "grants", personId: person.id })}
                onInvite={() => invite.mutate(person)}
              />
            ))}
          </Rows>
        )}
      </Listing>
      <More list={found} mt="md" />
      {(opened?.kind === "new" || opened?.kind === "edit") && (
        <PersonForm
          person={opened.kind === "edit" ? opened.person : null}
          onClose={close}
          onInvited={(invited) => setOpened({ kind: "link", invited })}
        />
      )}
      {looked && <GrantsModal person={looked} establishments={establishments} onClose={close} />}
      {opened?.kind === "link" && <InvitationModal invited={opened.invited} onClose={close} />}
    </Page>
  );
}
