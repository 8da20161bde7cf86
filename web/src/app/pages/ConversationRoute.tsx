// Ties the addresses of conversations to the conversation page of features/chat. Used by the router.
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { lazy, Suspense, type ComponentProps } from "react";
import { ConversationPage } from "../../features/chat/ConversationPage";
import { ShowDocumentContext, type DocumentViewerProps } from "../../ui/documentViewer";

const LazyViewer = lazy(() =>
  import("../../features/knowledge/viewer/DocumentViewer").then(({ DocumentViewer }) => ({ default: DocumentViewer })),
);

/** Loaded with the first source that is opened: most conversations are read without. */
function showDocument(props: DocumentViewerProps) {
  return (
    <Suspense fallback={null}>
      <LazyViewer {...props} />
    </Suspense>
  );
}

/** Conversations cite documents of knowledge bases without knowing that feature: it is brought to them here. */
function WithViewer(props: ComponentProps<typeof ConversationPage>) {
  return (
    <ShowDocumentContext value={showDocument}>
      <ConversationPage {...props} />
    </ShowDocumentContext>
  );
}

/** `/conversations/nouvelle`: the page makes the conversation with its first turn, then says which one it is. */
export function NewConversationRoute() {
  const navigate = useNavigate();
  return (
    <WithViewer
      key="new"
      conversationId={null}
      onCreated={(conversationId) =>
        void navigate({ to: "/conversations/$conversationId", params: { conversationId }, replace: true })
      }
    />
  );
}

export function ConversationRoute() {
  const navigate = useNavigate();
  const { conversationId } = useParams({ from: "/shell/conversations/$conversationId" });
  const { tour } = useSearch({ from: "/shell/conversations/$conversationId" });
  return (
    <WithViewer
      key={conversationId}
      conversationId={conversationId}
      turnId={tour}
      onCreated={(created) =>
        void navigate({ to: "/conversations/$conversationId", params: { conversationId: created } })
      }
    />
  );
}
