// The document's name: the heading of its page, or one under the headings of the conversation beside it.
import type { DocumentViewerProps } from "../../../ui/documentViewer";
import { withoutHiddenCharacters } from "../../../ui/hiddenCharacters";
import classes from "./DocumentViewer.module.css";

export function ViewerTitle({ place, children }: { place: DocumentViewerProps["place"]; children: string }) {
  const shown = withoutHiddenCharacters(children);
  // The shell moves the focus to a page's heading when one arrives.
  if (place === "page") {
    return (
      <h1 className={classes.title} tabIndex={-1}>
        {shown}
      </h1>
    );
  }
  return <h2 className={classes.title}>{shown}</h2>;
}
