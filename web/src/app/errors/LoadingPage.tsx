// Shown when a page takes more than a second to come. Used by the router.
import { Loader } from "@mantine/core";
import { useWords } from "../i18n/words";
import classes from "./Notice.module.css";

export function LoadingPage() {
  const t = useWords();
  return (
    <div className={classes.page} role="status" aria-label={t.loading}>
      <Loader type="dots" />
    </div>
  );
}
