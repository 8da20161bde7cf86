// What keeps order, in the « ⋯ » of the conversation that is open: when it is deleted, one goes back to the list.
// A line of ConversationHead.
import { useNavigate } from "@tanstack/react-router";
import type { ConversationState } from "../useConversation";
import { OrganiseItems } from "./OrganiseItems";

export function ConversationItems({ conversation }: { conversation: ConversationState }) {
  const navigate = useNavigate();
  const { data } = conversation.loaded;
  if (data === undefined) return null;
  return (
    <OrganiseItems
      conversation={data}
      onGone={() => void navigate({ to: "/conversations", search: {} })}
      onBack={() => void navigate({ to: "/conversations/$conversationId", params: { conversationId: data.id } })}
    />
  );
}
