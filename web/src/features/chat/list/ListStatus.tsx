// Said to whoever cannot see a list change: that a search reads on, how many it found, that there is nothing. Rendered by
// ConversationList.
import { Loader } from "@mantine/core";
import type { ListWanted } from "../../../api/conversations";
import { useFormat } from "../../../ui/i18n/format";
import classes from "./ConversationsPage.module.css";
import { useListWords } from "./words";

interface ListStatusProps {
  asked: ListWanted;
  count: number;
  more: boolean;
  complete: boolean;
  /** None holds the words as typed: these are near. */
  approximate: boolean;
}

export function ListStatus({ asked, count, more, complete, approximate }: ListStatusProps) {
  const words = useListWords();
  const format = useFormat();
  const number = format.number(count);
  const nothing = () => {
    if (asked.search !== "") return words.nothing(asked.search);
    return words.empty[asked.folder === null ? asked.state : "folder"];
  };
  const found = () => {
    if (approximate) return words.near(asked.search, number, count > 1);
    return more ? words.foundMore(number) : words.found(number, count > 1);
  };
  return (
    <div role="status" className={classes.status}>
      {!complete && (
        <>
          <Loader size="xs" aria-hidden /> {words.reading}
        </>
      )}
      {complete && count === 0 && nothing()}
      {complete && count > 0 && asked.search !== "" && found()}
    </div>
  );
}
