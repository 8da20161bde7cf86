// Up to which class conversations may be shown to colleagues: read by all who see the rules, changed by officers.
// Used by PolicyPage.
import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { QueryKey } from "@tanstack/react-query";
import { SharingRuleForm } from "./SharingRuleForm";
import { useClassOrNone, type ClassOrNone } from "./useClassOrNone";
import { useWords } from "./words";

interface SharingRuleProps {
  highest: ClassOrNone;
  mayChange: boolean;
  queryKey: QueryKey;
}

export function SharingRule({ highest, mayChange, queryKey }: SharingRuleProps) {
  const t = useWords();
  const inWords = useClassOrNone();
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <Stack gap="xs" mt="lg" component="section">
      <Title order={2} size="h3">
        {t.sharing}
      </Title>
      <Text size="sm">{t.sharingHelp}</Text>
      <Group gap="sm">
        <Text fw={600}>{t.sharingNow(inWords(highest))}</Text>
        {mayChange && (
          <Button variant="default" size="compact-md" fz="sm" onClick={open}>
            {t.sharingChange}
          </Button>
        )}
      </Group>
      {opened && <SharingRuleForm highest={highest} queryKey={queryKey} onClose={close} />}
    </Stack>
  );
}
