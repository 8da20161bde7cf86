// Asks the server to verify the whole chain, and says what it found. Used by AuditPage.
import { Alert, Button, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { api } from "../../api/client";
import type { AuditVerification } from "../../api/types";
import { Failure } from "../../ui/Failure";
import { useFormat } from "../../ui/i18n/format";
import classes from "./AuditPage.module.css";
import { useWords } from "./words";

export function Verification() {
  const t = useWords();
  const verify = useMutation({ mutationFn: () => api.get<AuditVerification>("/api/audit/verification") });
  return (
    <Stack gap="sm" align="flex-start">
      <Button variant="default" loading={verify.isPending} onClick={() => verify.mutate()}>
        {t.verify}
      </Button>
      <div role="status">
        {verify.isPending && <Text>{t.verifying}</Text>}
        {verify.data && <Outcome found={verify.data} />}
      </div>
      <Failure error={verify.error} />
    </Stack>
  );
}

function Outcome({ found }: { found: AuditVerification }) {
  const t = useWords();
  const { number } = useFormat();
  const { fault } = found;
  const title = fault ? t.broken(number(fault.seq), t.faults[fault.kind] ?? fault.kind) : t.intact(number(found.rows));
  return (
    <Alert color={fault ? "red" : "accent"} variant="light" title={title}>
      {fault && <Text size="sm">{t.brokenAction}</Text>}
      <Text size="sm">
        {t.heads(number(found.signed_heads))} {found.unreadable_heads > 0 && t.unreadable(number(found.unreadable_heads))}
      </Text>
      <Text size="sm">
        {t.head} <code className={classes.hash}>{found.head}</code>
      </Text>
    </Alert>
  );
}
