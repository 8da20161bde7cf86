// A short word on a tinted ground: a state, a role. Never colour alone. Used in rows and tables.
import classes from "./Tag.module.css";

export type Tone = "plain" | "accent" | "attention" | "danger";

export function Tag({ tone = "plain", children }: { tone?: Tone; children: string }) {
  return (
    <span className={classes.tag} data-tone={tone}>
      {children}
    </span>
  );
}
