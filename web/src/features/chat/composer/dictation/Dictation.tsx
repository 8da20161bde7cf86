// « Dicter »: says where the voice goes, records, and puts the words at the cursor. There is no button where nothing
// transcribes or the browser cannot record. Rendered by Composer.
import { Button, VisuallyHidden } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState, type RefObject } from "react";
import { isFocusLost } from "../../../../ui/focus";
import { useLabels } from "../../../../ui/i18n/labels";
import { useStable } from "../../../../ui/useStable";
import { DictationPanel } from "./DictationPanel";
import { inserted } from "./insertion";
import { dictationQuery, type DictationPlace } from "./queries";
import { canRecord } from "./recorder";
import { useDictation } from "./useDictation";
import { useDictationWords } from "./words";

interface DictationProps {
  input: RefObject<HTMLTextAreaElement | null>;
  text: string;
  onText: (text: string) => void;
}

export function Dictation(props: DictationProps) {
  const possible = canRecord();
  const { data } = useQuery({ ...dictationQuery, enabled: possible });
  if (!possible || data?.available !== true) return null;
  return <Available {...props} place={data} />;
}

function Available({ input, text, onText, place }: DictationProps & { place: DictationPlace }) {
  const words = useDictationWords();
  const labels = useLabels();
  const [said, setSaid] = useState("");
  const highest = place.highest_class ?? "public";
  const panel = useRef<HTMLDivElement>(null);
  // Into what stands in the box by then: one may write on while the words are on their way.
  const insert = useStable((heard: string): void => {
    const box = input.current;
    const put = inserted(text, box?.selectionStart ?? text.length, box?.selectionEnd ?? text.length, heard);
    onText(put.text);
    setSaid(words.inserted);
    // Whoever went elsewhere meanwhile stays there.
    if (isFocusLost(panel.current)) box?.focus();
    // Once the box has the new text; before, the cursor would be sent to its end.
    requestAnimationFrame(() => box?.setSelectionRange(put.at, put.at));
  });
  const dictation = useDictation(highest, insert);
  const { state } = dictation;

  function begin(): void {
    setSaid("");
    // Who may say anything begins at once; others read first what they may not say.
    if (highest === "health") void dictation.start();
    else dictation.warn();
  }

  function cancel(): void {
    if (state.kind === "recording" || state.kind === "failed") setSaid(words.cancelled);
    dictation.cancel();
    input.current?.focus();
  }

  const hosting = place.hosting === null ? "" : labels.hosting[place.hosting];
  return (
    <>
      {state.kind === "idle" ? (
        <Button variant="default" size="sm" onClick={begin}>
          {words.dictate}
        </Button>
      ) : (
        <DictationPanel
          ref={panel}
          state={state}
          longestMs={dictation.longestMs}
          where={words.goesTo(place.model_name ?? "", hosting)}
          upTo={words.upTo[highest]}
          onStart={() => void dictation.start()}
          onStop={() => void dictation.stop()}
          onSend={(sound) => void dictation.send(sound)}
          onCancel={cancel}
        />
      )}
      {/* Said once at each change, and never as time or level go by. */}
      <VisuallyHidden role="status">
        {state.kind === "recording" ? words.recording : state.kind === "sending" ? words.sending : said}
      </VisuallyHidden>
    </>
  );
}
