// Hands a conversation over to a colleague: it is theirs from then on. Opened from the « ⋯ » of ConversationHead.
import { Checkbox, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { sharedKey, sharesQuery, sharingCalls } from "../../../api/sharing";
import type { Conversation } from "../../../api/types";
import { FormModal } from "../../../ui/FormModal";
import { useSay } from "../list/useSay";
import { conversationQuery, refreshLists } from "../queries";
import { ColleagueSelect, type NamedPerson } from "./ColleagueSelect";
import { useSharingWords } from "./words";

interface HandOverDialogProps {
  conversation: Conversation;
  onClose: () => void;
}

export function HandOverDialog({ conversation, onClose }: HandOverDialogProps) {
  const words = useSharingWords();
  const say = useSay();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [receiver, setReceiver] = useState<NamedPerson | null>(null);
  const [keepReading, setKeepReading] = useState(false);
  // What hinders a share hinders this too: better told before a colleague was looked for, and nothing is asked then.
  const why = useQuery({ ...sharesQuery(conversation.id), staleTime: 0 }).data?.why;
  const handOver = useMutation({
    mutationFn: ({ id }: NamedPerson) => sharingCalls.handOver(conversation.id, id, keepReading),
    onSuccess: async (_, { name }) => {
      onClose();
      say(words.handedTo(name));
      // First away from the page: what it shows is no longer one's own.
      if (keepReading) await navigate({ to: "/partagees/$conversationId", params: { conversationId: conversation.id } });
      else await navigate({ to: "/conversations" });
      client.removeQueries({ queryKey: conversationQuery(conversation.id).queryKey });
      await Promise.all([refreshLists(client), client.invalidateQueries({ queryKey: [...sharedKey, "list"] })]);
    },
  });
  return (
    <FormModal
      title={words.handOverTitle}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        if (receiver !== null) handOver.mutate(receiver);
      }}
      busy={handOver.isPending}
      error={handOver.error}
      submitLabel={words.handOverButton}
      hindrance={why?.sentence}
    >
      <Text>{words.handOverLead}</Text>
      <ColleagueSelect
        label={words.receiver}
        description={words.ownPlaceOnly}
        value={receiver}
        onChange={setReceiver}
      />
      <Checkbox
        label={words.keepReading}
        description={words.keepReadingHint}
        checked={keepReading}
        onChange={(event) => setKeepReading(event.currentTarget.checked)}
      />
    </FormModal>
  );
}
