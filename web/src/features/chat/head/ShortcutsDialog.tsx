// The keys that the conversation page knows. Opened from the « ⋯ » of the conversation, and with « ? ».
import { Kbd, Modal } from "@mantine/core";
import { messages } from "../../../ui/i18n/language";
import { useFocusGivenBack } from "../../../ui/useFocusGivenBack";
import classes from "./ShortcutsDialog.module.css";

const useWords = messages({
  fr: {
    title: "Raccourcis clavier",
    close: "Fermer",
    enter: "Entrée",
    shift: "Maj",
    escape: "Échap",
    keys: {
      send: "Envoyer la question",
      line: "Aller à la ligne",
      editLast: "Dans la zone de saisie vide, modifier la dernière question",
      copyLast: "Copier la dernière réponse",
      versions: "Sur les versions d’un échange, la précédente ou la suivante",
      print: "Imprimer la conversation, ou la garder en PDF",
      find: "Dans les échanges, rechercher dans la conversation",
      palette: "Aller n’importe où",
      list: "Afficher cette liste",
      leave: "Fermer un menu, un panneau, une modification",
    },
  },
  en: {
    title: "Keyboard shortcuts",
    close: "Close",
    enter: "Enter",
    shift: "Shift",
    escape: "Esc",
    keys: {
      send: "Send the question",
      line: "Go to the next line",
      editLast: "In the empty box, edit the last question",
      copyLast: "Copy the last answer",
      versions: "On the versions of an exchange, the previous or the next one",
      print: "Print the conversation, or keep it as PDF",
      find: "In the exchanges, find in the conversation",
      palette: "Go anywhere",
      list: "Show this list",
      leave: "Close a menu, a panel, an edit",
    },
  },
});

export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const words = useWords();
  useFocusGivenBack();
  const rows: [string[], string][] = [
    [[words.enter], words.keys.send],
    [[words.shift, words.enter], words.keys.line],
    [["↑"], words.keys.editLast],
    [["Ctrl", words.shift, "C"], words.keys.copyLast],
    [["←", "→"], words.keys.versions],
    [["Ctrl", "F"], words.keys.find],
    [["Ctrl", "P"], words.keys.print],
    [["Ctrl", "K"], words.keys.palette],
    [["?"], words.keys.list],
    [[words.escape], words.keys.leave],
  ];
  return (
    <Modal opened onClose={onClose} title={words.title} closeButtonProps={{ "aria-label": words.close }}>
      <dl className={classes.keys}>
        {rows.map(([keys, does]) => (
          <div key={does} className={classes.row}>
            <dt>
              {keys.map((key, index) => (
                <span key={key}>
                  {index > 0 && (key === "→" ? " " : " + ")}
                  <Kbd>{key}</Kbd>
                </span>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
