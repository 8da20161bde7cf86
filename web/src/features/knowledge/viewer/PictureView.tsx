// A picture given in a conversation, above the text that was recognised in it. Rendered by DocumentViewer.
import { messages } from "../../../ui/i18n/language";
import classes from "./DocumentViewer.module.css";

const useWords = messages({
  fr: { recognised: "Texte reconnu dans l’image, à relire\u00a0:", nothing: "Aucun texte n’a été reconnu dans cette image." },
  en: { recognised: "Text recognised in the picture, to be checked:", nothing: "No text was recognised in this picture." },
});

interface PictureViewProps {
  address: string;
  name: string;
  hasText: boolean;
}

export function PictureView({ address, name, hasText }: PictureViewProps) {
  const text = useWords();
  return (
    <figure className={classes.picture}>
      <img src={address} alt={name} />
      <figcaption>{hasText ? text.recognised : text.nothing}</figcaption>
    </figure>
  );
}
