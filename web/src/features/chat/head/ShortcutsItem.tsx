// « Raccourcis clavier » : the list of the few keys that the page knows. A line of the « ⋯ » of ConversationHead.
import { Menu } from "@mantine/core";
import { use } from "react";
import { OpenDialogContext } from "../../../ui/MoreMenu";
import { useThreadWords } from "../thread/words";
import { ShortcutsDialog } from "./ShortcutsDialog";

export function ShortcutsItem() {
  const words = useThreadWords();
  const openDialog = use(OpenDialogContext);
  return (
    <Menu.Item onClick={() => openDialog((close) => <ShortcutsDialog onClose={close} />)}>{words.shortcuts}</Menu.Item>
  );
}
