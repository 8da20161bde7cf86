// The conversation page. Opened by app/pages/ConversationRoute.

export interface ConversationPageProps {
  /** null: a new conversation, not yet made on the server. */
  conversationId: string | null;
  /** Called once the server made the conversation: the address changes without a new history entry. */
  onCreated: (conversationId: string) => void;
}

export function ConversationPage({ conversationId }: ConversationPageProps) {
  return <h1>{conversationId}</h1>;
}
