// Tasks as cards that lead to their forms. Used by the home page and by the page of all tasks.
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Task } from "../api/tasks";
import classes from "./TaskList.module.css";
import { messages } from "./i18n/language";

const useWords = messages({
  fr: { minutes: (minutes: number) => `${minutes}\u00a0min` },
  en: { minutes: (minutes: number) => `${minutes} min` },
});

/** `children`: further cards, each an `li`. */
export function TaskList({ tasks, children }: { tasks: readonly Task[]; children?: ReactNode }) {
  const t = useWords();
  return (
    <ul className={classes.cards}>
      {tasks.map(({ id, title, summary, tag, minutes }) => (
        <li key={id}>
          <Link to="/taches/$taskId" params={{ taskId: id }} className={classes.card}>
            <CardText title={title} text={summary} tag={`${tag} · ${t.minutes(minutes)}`} />
          </Link>
        </li>
      ))}
      {children}
    </ul>
  );
}

export function CardText({ title, text, tag }: { title: string; text: string; tag?: string }) {
  return (
    <>
      <span className={classes.title}>{title}</span>
      <span className={classes.text}>{text}</span>
      {tag !== undefined && <span className={classes.tag}>{tag}</span>}
    </>
  );
}
