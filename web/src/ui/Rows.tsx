// A list on paper, a line between its rows; and the usual row: a thing with what can be done to it. Reads well on a phone
// and aloud. Used by the administration pages, the officers' queues, bases and documents.
import { Paper, Text } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./Rows.module.css";

interface RowsProps {
  label?: string;
  /** The id of the heading that names the list. */
  labelledBy?: string;
  /** An `li` each. */
  children: ReactNode;
}

export function Rows({ label, labelledBy, children }: RowsProps) {
  return (
    <Paper withBorder radius="lg" component="ul" aria-label={label} aria-labelledby={labelledBy} className={classes.rows}>
      {children}
    </Paper>
  );
}

interface RowProps {
  title: string;
  /** One line of facts under the title. */
  detail?: ReactNode;
  /** States and grants, as badges. */
  marks?: ReactNode;
  actions?: ReactNode;
  /** No longer in use: shown paler, and said in a badge. */
  retired?: boolean;
}

export function Row({ title, detail, marks, actions, retired = false }: RowProps) {
  return (
    <li className={classes.row} data-retired={retired || undefined}>
      <div className={classes.what}>
        <div className={classes.title}>
          <span>{title}</span>
          {marks}
        </div>
        {detail !== undefined && (
          <Text size="sm" c="dimmed" component="div">
            {detail}
          </Text>
        )}
      </div>
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </li>
  );
}
