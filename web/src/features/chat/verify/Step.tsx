// One of the four steps: its initial, its name, what it is for. Used by the steps of VerifyTab.
import { useId, type ReactNode } from "react";
import classes from "./Verify.module.css";

interface StepProps {
  name: string;
  lead: string;
  children: ReactNode;
}

export function Step({ name, lead, children }: StepProps) {
  const id = useId();
  return (
    <section className={classes.step} aria-labelledby={id}>
      <h2 id={id} className={classes.name}>
        <span aria-hidden className={classes.initial}>
          {name.slice(0, 1)}
        </span>
        {name}
      </h2>
      <p className={classes.lead}>{lead}</p>
      {children}
    </section>
  );
}
