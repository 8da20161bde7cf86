// A remark plugin: finds placeholders that were not put back in an answer, `[PATIENT_7]`, since the model made them up.
// Used by AnswerBlock.
import { markTexts } from "./markTexts";

/** The element name under which AnswerBlock finds them; the browser never sees it. */
export const INVENTED_ELEMENT = "invented-placeholder";

const PLACEHOLDER = /\[[A-ZÀ-Þ]{2,20}_\d{1,6}(?:[+-]\d{1,5}j)?[a-z]{0,3}\]/g;

export function inventedMarks() {
  return markTexts(PLACEHOLDER, ([written]) => [
    { type: "invented", data: { hName: INVENTED_ELEMENT, hProperties: { written } } },
  ]);
}
