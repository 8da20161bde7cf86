// A page that says in plain words why there is nothing else to see. Used by the error pages.
import { Stack, Text, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import type { ReactNode } from "react";
import { Mark } from "../../ui/Logo";
import classes from "./Notice.module.css";

export function Notice({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  useDocumentTitle(`${title} – Colombage`);
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      <Stack gap="md" align="flex-start" className={classes.text}>
        <Mark size={40} />
        <Title order={1}>{title}</Title>
        <Text>{text}</Text>
        {children}
      </Stack>
    </main>
  );
}
