// A page that says in plain words why there is nothing else to see. Used by the error pages.
import { Stack, Text, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { use, type ReactNode } from "react";
import { Mark } from "../../ui/Logo";
import { InsideShell } from "../shell/insideShell";
import classes from "./Notice.module.css";

export function Notice({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  useDocumentTitle(`${title} – Colombage`);
  const inside = use(InsideShell);
  const Frame = inside ? "div" : "main";
  return (
    <Frame className={classes.page}>
      <Stack gap="md" align="flex-start" className={classes.text}>
        <Mark size={40} />
        <Title order={1} tabIndex={-1}>{title}</Title>
        <Text>{text}</Text>
        {children}
      </Stack>
    </Frame>
  );
}
