// The words around what a search found, with the hits marked. Rendered by ConversationRow.
import type { SnippetPiece } from "../../../api/types";
import classes from "./ConversationsPage.module.css";

export function Snippet({ pieces }: { pieces: readonly SnippetPiece[] }) {
  return (
    <span className={classes.snippet}>
      {pieces.map(({ text, hit }, index) =>
        hit ? (
          <mark key={index} className={classes.hit}>
            {text}
          </mark>
        ) : (
          text
        ),
      )}
    </span>
  );
}
