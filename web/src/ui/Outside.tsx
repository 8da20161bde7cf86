// The frame of the pages outside the shell: first steps, sign-in, invitation. One column, the mark, the language.
import { Box, Button, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import type { ReactNode } from "react";
import { useLanguage } from "./i18n/language";
import { Logo } from "./Logo";
import classes from "./Outside.module.css";

interface OutsideProps {
  title: string;
  lead?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}

export function Outside({ title, lead, wide = false, children }: OutsideProps) {
  useDocumentTitle(`${title} – Colombage`);
  const { language, setLanguage } = useLanguage();
  const other = language === "fr" ? ({ code: "en", name: "English" } as const) : ({ code: "fr", name: "Français" } as const);
  return (
    <div className={classes.frame}>
      <header className={classes.head}>
        <Logo />
        <Button variant="subtle" lang={other.code} onClick={() => setLanguage(other.code)}>
          {other.name}
        </Button>
      </header>
      <main id="content" className={classes.main} data-wide={wide || undefined}>
        <Title order={1}>{title}</Title>
        {lead !== undefined && <Box className={classes.lead}>{lead}</Box>}
        <Box mt="xl">{children}</Box>
      </main>
    </div>
  );
}
