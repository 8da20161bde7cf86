// The button under a list that has further pages. Used by every list that comes in pages.
import { Button, type ButtonProps } from "@mantine/core";
import { messages } from "./i18n/language";

const useWords = messages({ fr: { more: "Voir la suite" }, en: { more: "Show more" } });

interface MoreProps extends Pick<ButtonProps, "mt"> {
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}

export function More({ list, ...margin }: MoreProps) {
  const t = useWords();
  if (!list.hasNextPage) return null;
  return (
    <Button
      variant="default"
      style={{ alignSelf: "flex-start" }}
      loading={list.isFetchingNextPage}
      onClick={() => void list.fetchNextPage()}
      {...margin}
    >
      {t.more}
    </Button>
  );
}
