// The way from one's own conversations to those of colleagues. Rendered by ListViews, in its column and on a phone.
import { Link } from "@tanstack/react-router";
import { ButtonLink } from "../../../ui/links";
import viewClasses from "../list/ListViews.module.css";
import { useSharingWords } from "./words";

export function SharedEntry() {
  const words = useSharingWords();
  return (
    <li>
      <Link to="/partagees" preload={false} className={viewClasses.entry}>
        <span className={viewClasses.label}>{words.sharedTitle}</span>
      </Link>
    </li>
  );
}

export function SharedButton() {
  const words = useSharingWords();
  return (
    <ButtonLink to="/partagees" preload={false} variant="default">
      {words.sharedTitle}
    </ButtonLink>
  );
}
