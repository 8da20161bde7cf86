// Shown when a page could not be loaded or drawn: the server is away, or a fault of ours. Used by the router.
import { Button, Text } from "@mantine/core";
import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import { useRouter, type ErrorComponentProps } from "@tanstack/react-router";
import { api, ApiError } from "../../api/client";
import { useWords } from "../i18n/words";
import { isAway, isPartMissing } from "./isAway";
import { Notice } from "./Notice";

export function FaultPage({ error, reset }: ErrorComponentProps) {
  const t = useWords();
  const router = useRouter();
  const queries = useQueryErrorResetBoundary();
  const away = isAway(error);
  const sentence = error instanceof ApiError ? error.sentence : "";
  async function retry() {
    if (isPartMissing(error)) {
      // Only once the server can be reached: the browser's own page without a network would leave the person nothing here.
      await api.get("/api/session").then(() => window.location.reload(), () => undefined);
      return;
    }
    queries.reset();
    reset();
    void router.invalidate();
  }
  return (
    <Notice
      title={away ? t.awayTitle : t.faultTitle}
      text={sentence === "" ? (away ? t.awayText : t.faultText) : sentence}
    >
      {/* Of a part that did not come there is no code to give. */}
      {(error instanceof ApiError || !away) && (
        <Text size="sm" c="dimmed">
          {t.code(error instanceof ApiError ? error.code : error instanceof Error ? error.name : "web.fault")}
        </Text>
      )}
      <Button onClick={() => void retry()}>{t.retry}</Button>
    </Notice>
  );
}
