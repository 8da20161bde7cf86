// The box of a conversation: what is written in it is read here and nowhere above, so that a key renders the box alone.
// Rendered by ConversationPage.
import { useMemo, type RefObject } from "react";
import type { Base } from "../../../api/knowledge";
import type { Attachment, LanguageModel, Turn } from "../../../api/types";
import { useSentence } from "../../../ui/errors";
import { useChatText } from "../i18n/useChatText";
import type { ConversationState } from "../useConversation";
import { Composer } from "./Composer";
import { useComposerMarks } from "./marks/useComposerMarks";
import { useWritten } from "./useDraft";
import type { Uploads } from "./useUploads";

const NO_BASES: readonly Base[] = [];
const NO_MODELS: readonly LanguageModel[] = [];

interface ConversationComposerProps {
  conversation: ConversationState;
  input: RefObject<HTMLTextAreaElement | null>;
  uploads: Uploads;
  /** The answers that are under way. */
  running: readonly Turn[];
  /** Of what was tried last. */
  error: Error | null;
  onFiles: (files: File[]) => void;
  onSend: () => void;
}

export function ConversationComposer({ conversation, input, uploads, running, error, onFiles, onSend }: ConversationComposerProps) {
  const text = useChatText();
  const sentence = useSentence();
  const written = useWritten(conversation.writing);
  const marks = useComposerMarks({ ...conversation, draft: written });
  const { turns, keptOut, change, ask, stop } = conversation;
  const asked = useMemo(() => new Set(turns.flatMap((turn) => turn.attachments)), [turns]);

  function toggleFile(file: Attachment) {
    if (keptOut.includes(file.id)) change({ keptOut: keptOut.filter((id) => id !== file.id) });
    else if (asked.has(file.id)) change({ keptOut: [...keptOut, file.id] });
    else conversation.removeAttachment.mutate(file.id);
    input.current?.focus();
  }

  return (
    <Composer
      input={input}
      text={written.text}
      onText={(words) => change({ text: words })}
      marks={marks}
      declaredClass={conversation.declaredClass}
      reachedClass={conversation.reachedClass}
      onDeclaredClass={(declaredClass) => change({ declaredClass })}
      bases={{
        bases: conversation.bases.data ?? NO_BASES,
        chosen: conversation.baseIds,
        onChange: (baseIds) => change({ baseIds }),
      }}
      files={{
        attachments: conversation.attachments,
        keptOut,
        asked,
        uploads: uploads.items,
        onToggle: toggleFile,
        onRemoveUpload: uploads.remove,
        onRetryUpload: (key) => void uploads.retry(key),
      }}
      images={{
        mediaClass: conversation.mediaClass,
        textOnly: conversation.textOnly,
        onChange: change,
        model: conversation.model,
        models: conversation.models.data ?? NO_MODELS,
        onModel: (modelId) => change({ modelId }),
      }}
      onFiles={onFiles}
      isRunning={running.length > 0}
      isStopping={stop.isPending}
      isSending={ask.isPending}
      obstacle={obstacleTo(conversation, uploads.isRunning, text)}
      failure={error === null ? null : sentence(error)}
      onSend={onSend}
      onStop={() => {
        running.forEach((turn) => stop.mutate(turn.id));
        input.current?.focus();
      }}
    />
  );
}

function obstacleTo(
  { models, model }: ConversationState,
  isUploading: boolean,
  text: ReturnType<typeof useChatText>,
): string | null {
  if (models.isError && models.data === undefined) return text.model.failed;
  // Still loading: nothing to say yet, and sending waits.
  if (models.data === undefined) return "";
  if (model === null) return text.composer.noModel;
  if (model.state !== "ready") return text.composer.modelAway;
  return isUploading ? text.composer.uploadsRunning : null;
}
