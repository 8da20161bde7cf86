// What went wrong, in the server's own sentence, where the person was acting. Used by every form and list.
import { Alert, Button, Group } from "@mantine/core";
import { useSentence } from "./errors";
import { messages } from "./i18n/language";

const useWords = messages({ fr: { retry: "Réessayer" }, en: { retry: "Try again" } });

/** Shows nothing without an error. `onRetry` adds a button, for what was asked without a button to press again. */
export function Failure({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useWords();
  const sentence = useSentence();
  if (error === null || error === undefined) return null;
  return (
    <Alert color="red" variant="light" role="alert">
      <Group justify="space-between" gap="sm">
        <span>{sentence(error)}</span>
        {onRetry && (
          <Button variant="default" size="compact-sm" onClick={onRetry}>
            {t.retry}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
