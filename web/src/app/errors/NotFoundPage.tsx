// Shown for an address that leads nowhere. Used by the router.
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useWords } from "../i18n/words";
import { Notice } from "./Notice";

export function NotFoundPage() {
  const t = useWords();
  return (
    <Notice title={t.notFoundTitle} text={t.notFoundText}>
      <Button component={Link} to="/">
        {t.backHome}
      </Button>
    </Notice>
  );
}
