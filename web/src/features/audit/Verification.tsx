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
  const { ok, fault, fault_kind, fault_seq } = found;
  const broken = fault_kind === null || fault_seq === null ? fault : t.broken(number(fault_seq), t.faults[fault_kind]);
  return (
    <Alert color={ok ? "accent" : "red"} variant="light" title={ok ? t.intact(number(found.rows)) : broken}>
      {!ok && <Text size="sm">{t.brokenAction}</Text>}
      <Text size="sm">
        {t.heads(number(found.signed_heads))} {found.unreadable_heads > 0 && t.unreadable(number(found.unreadable_heads))}
      </Text>
      <Text size="sm">
        {t.head} <code className={classes.hash}>{found.head}</code>
      </Text>
    </Alert>
  );
}
