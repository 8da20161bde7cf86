// Shown when a page could not be loaded or drawn: the server is away, or a fault of ours. Used by the router.
import { Button, Text } from "@mantine/core";
import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import { useRouter, type ErrorComponentProps } from "@tanstack/react-router";
import { ApiError } from "../../api/client";
import { useWords } from "../i18n/words";
import { isAway } from "./isAway";
import { Notice } from "./Notice";

export function FaultPage({ error, reset }: ErrorComponentProps) {
  const t = useWords();
  const router = useRouter();
  const queries = useQueryErrorResetBoundary();
  const away = isAway(error);
  const sentence = error instanceof ApiError ? error.sentence : "";
  function retry() {
    queries.reset();
    reset();
    void router.invalidate();
  }
  return (
    <Notice
      title={away ? t.awayTitle : t.faultTitle}
      text={sentence === "" ? (away ? t.awayText : t.faultText) : sentence}
    >
      <Text size="sm" c="dimmed">
        {t.code(error instanceof ApiError ? error.code : error instanceof Error ? error.name : "web.fault")}
      </Text>
      <Button onClick={retry}>{t.retry}</Button>
    </Notice>
  );
}
