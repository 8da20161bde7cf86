// « sans source » behind a sentence whose citation pointed to nothing, with the reason. Rendered by AnswerBlock.
import { Tooltip } from "@mantine/core";
import { useChatText } from "../i18n/useChatText";
import classes from "./Answer.module.css";

export function UnsupportedMark() {
  const text = useChatText().answer;
  return (
    <Tooltip
      multiline
      w={280}
      label={text.unsupportedWhy}
      events={{ hover: true, focus: true, touch: true }}
      // Inside the page's main part, as everything that is read; a paragraph cannot hold it.
      portalProps={{ target: "#content" }}
    >
      <button type="button" className={classes.unsupportedMark} aria-label={`${text.unsupported}. ${text.unsupportedWhy}`}>
        {text.unsupported}
      </button>
    </Tooltip>
  );
}
