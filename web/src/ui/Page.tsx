// The frame of a page inside the shell: a heading that names the document and takes the focus, then what is on it.
import { Box, Group, Stack, Text, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import type { ReactNode } from "react";
import classes from "./Page.module.css";

interface PageProps {
  title: string;
  /** One line above the heading: where one is. */
  above?: ReactNode;
  /** One or two sentences under the heading: what one can do here. */
  lead?: ReactNode;
  /** What can be done with the whole page, at the right of the heading. */
  actions?: ReactNode;
  children: ReactNode;
}

export function Page({ title, above, lead, actions, children }: PageProps) {
  useDocumentTitle(`${title} – Colombage`);
  return (
    <Box className={classes.page}>
      <Group justify="space-between" align="flex-end" gap="md" mb="lg">
        <Stack gap={4} className={classes.heading}>
          {above !== undefined && (
            <Text size="sm" c="dimmed">
              {above}
            </Text>
          )}
          {/* The shell moves the focus here after a change of page, so that screen readers say where one is. */}
          <Title order={1} tabIndex={-1}>
            {title}
          </Title>
          {lead !== undefined && <Text c="dimmed">{lead}</Text>}
        </Stack>
        {actions}
      </Group>
      {children}
    </Box>
  );
}
