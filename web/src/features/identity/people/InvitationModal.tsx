// The link that opens an account, shown this once. Used by PeoplePage after an account was made or a link renewed.
import { Button, Modal, Stack, Text } from "@mantine/core";
import type { Invited } from "../../../api/types";
import { CopyField } from "../../../ui/CopyField";
import { useFocusGivenBack } from "../../../ui/useFocusGivenBack";
import { useWords } from "./words";

export function InvitationModal({ invited, onClose }: { invited: Invited; onClose: () => void }) {
  const t = useWords();
  useFocusGivenBack();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t.linkTitle}
      centered
      size="lg"
      // A click beside the window must not lose a link that is shown once.
      closeOnClickOutside={false}
      closeButtonProps={{ "aria-label": t.close }}
    >
      <Stack>
        <Text>{t.linkText(invited.person.display_name)}</Text>
        <CopyField label={t.linkField} value={invited.invitation_link} />
        <Button variant="default" onClick={onClose} style={{ alignSelf: "flex-start" }}>
          {t.linkDone}
        </Button>
      </Stack>
    </Modal>
  );
}
