// Ties the address of a shared conversation to its page, and brings the viewer of documents to it. Used by the router.
import { useParams } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { SharedConversationPage } from "../../features/chat/sharing/SharedConversationPage";
import { ShowDocumentContext, type DocumentViewerProps } from "../../ui/documentViewer";

const LazyViewer = lazy(() =>
  import("../../features/knowledge/viewer/DocumentViewer").then(({ DocumentViewer }) => ({ default: DocumentViewer })),
);

function showDocument(props: DocumentViewerProps) {
  return (
    <Suspense fallback={null}>
      <LazyViewer {...props} />
    </Suspense>
  );
}

export function SharedRoute() {
  const { conversationId } = useParams({ from: "/shell/partagees/$conversationId" });
  return (
    <ShowDocumentContext value={showDocument}>
      <SharedConversationPage key={conversationId} conversationId={conversationId} />
    </ShowDocumentContext>
  );
}
