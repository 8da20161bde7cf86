// The first page of a new installation: try it, or set up one's group. Opened by app/pages with the one-time link.
import { Button, Card, Loader, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, ApiError } from "../../../api/client";
import { beginSession } from "../../../api/session";
import type { Session } from "../../../api/types";
import { Failure } from "../../../ui/Failure";
import { Outside } from "../../../ui/Outside";
import { GroupForm } from "./GroupForm";
import { useWords } from "./words";

interface Props {
  token: string;
  onSignedIn: () => void;
}

export function FirstUsePage({ token, onSignedIn }: Props) {
  const t = useWords();
  const queries = useQueryClient();
  const [creating, setCreating] = useState(false);
  const link = useQuery({
    queryKey: ["first-use", token],
    queryFn: async () => {
      await api.post("/api/first-use/check", { token }, { expectsUnauthenticated: true });
      return true;
    },
    enabled: token !== "",
    staleTime: Infinity,
  });
  function begin(session: Session) {
    beginSession(queries, session);
    // The group stands although its model server could not be registered: said until it is closed.
    if (session.notice) notifications.show({ message: session.notice, autoClose: false });
    onSignedIn();
  }
  if (token === "" || link.isError) {
    return <WithoutLink error={link.error} onRetry={() => void link.refetch()} />;
  }
  if (link.isPending) {
    return (
      <Outside title={t.title}>
        <Loader type="dots" role="status" aria-label={t.loading} />
      </Outside>
    );
  }
  return creating ? (
    <GroupForm token={token} onBack={() => setCreating(false)} onCreated={begin} />
  ) : (
    <Choice token={token} onCreate={() => setCreating(true)} onLoaded={begin} />
  );
}

function WithoutLink({ error, onRetry }: { error: Error | null; onRetry: () => void }) {
  const t = useWords();
  const away = error instanceof ApiError && (error.status === 0 || error.status >= 500);
  return (
    <Outside title={t.noLinkTitle}>
      <Stack>
        <Failure error={error} {...(away ? { onRetry } : {})} />
        <Text>{t.noLink}</Text>
        <Text c="dimmed">{t.noLinkAgain}</Text>
      </Stack>
    </Outside>
  );
}

interface ChoiceProps {
  token: string;
  onCreate: () => void;
  onLoaded: (session: Session) => void;
}

function Choice({ token, onCreate, onLoaded }: ChoiceProps) {
  const t = useWords();
  const load = useMutation({
    mutationFn: () => api.post<Session>("/api/first-use/demonstration", { token }, { expectsUnauthenticated: true }),
    onSuccess: onLoaded,
  });
  return (
    <Outside title={t.title} lead={t.lead} wide>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
        <Card withBorder padding="xl" radius="lg" component="section" aria-labelledby="try">
          <Stack h="100%" justify="space-between" gap="lg">
            <Stack gap="xs">
              <Title order={2} id="try">
                {t.tryTitle}
              </Title>
              <Text>{t.tryText}</Text>
            </Stack>
            <Button onClick={() => load.mutate()} loading={load.isPending} size="md">
              {t.tryButton}
            </Button>
          </Stack>
        </Card>
        <Card withBorder padding="xl" radius="lg" component="section" aria-labelledby="create">
          <Stack h="100%" justify="space-between" gap="lg">
            <Stack gap="xs">
              <Title order={2} id="create">
                {t.createTitle}
              </Title>
              <Text>{t.createText}</Text>
            </Stack>
            <Button variant="default" onClick={onCreate} disabled={load.isPending} size="md">
              {t.createButton}
            </Button>
          </Stack>
        </Card>
      </SimpleGrid>
      <Stack mt="lg">
        <Text role="status">{load.isPending ? t.tryBusy : ""}</Text>
        <Failure error={load.error} />
      </Stack>
    </Outside>
  );
}
