// What a knowledge base is good for, in three steps, where there is none yet. Used by BasesPage.
import { Button, Paper, Text, Title } from "@mantine/core";
import { useKnowledgeText } from "../i18n/useKnowledgeText";
import classes from "./BasesPage.module.css";

export function FirstBase({ onCreate }: { onCreate: () => void }) {
  const t = useKnowledgeText().bases;
  return (
    <Paper withBorder radius="lg" p={{ base: "md", sm: "xl" }}>
      <Title order={2}>{t.firstTitle}</Title>
      <Text mt="xs">{t.firstText}</Text>
      <ol className={classes.steps}>
        {t.firstSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <Button onClick={onCreate}>{t.createFirst}</Button>
    </Paper>
  );
}
