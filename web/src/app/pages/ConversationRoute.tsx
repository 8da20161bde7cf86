// Ties the addresses of conversations to the conversation page of features/chat. Used by the router.
import { useNavigate, useParams } from "@tanstack/react-router";
import { ConversationPage } from "../../features/chat/ConversationPage";

/** `/conversations/nouvelle`: the page makes the conversation with its first turn, then says which one it is. */
export function NewConversationRoute() {
  const navigate = useNavigate();
  return (
    <ConversationPage
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
  return (
    <ConversationPage
      key={conversationId}
      conversationId={conversationId}
      onCreated={(created) =>
        void navigate({ to: "/conversations/$conversationId", params: { conversationId: created } })
      }
    />
  );
}
