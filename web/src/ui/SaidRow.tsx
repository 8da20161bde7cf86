// What somebody said, as a row of a list: its tags, who and when, their words, what can be done. Used by the officers'
// queues, by comments on answers and by a person's own reports.
import type { ReactNode } from "react";
import { useFormat } from "./i18n/format";
import classes from "./SaidRow.module.css";

interface SaidRowProps {
  /** States and sorts, as tags. */
  tags: ReactNode;
  /** Who or what it is from, before the date. */
  from?: string | undefined;
  at: string;
  /** Their words, then what was said to them. */
  children: ReactNode;
  actions?: ReactNode;
}

export function SaidRow({ tags, from, at, children, actions }: SaidRowProps) {
  const format = useFormat();
  return (
    <li className={classes.row}>
      <div className={classes.said}>
        <div className={classes.head}>
          {tags}
          <span className={classes.quiet} title={format.moment(at)}>
            {from !== undefined && `${from} · `}
            {format.ago(at)}
          </span>
        </div>
        {children}
      </div>
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </li>
  );
}

export function Words({ children }: { children: ReactNode }) {
  return <p className={classes.words}>{children}</p>;
}
