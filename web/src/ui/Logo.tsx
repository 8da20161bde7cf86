// The mark, a timber frame, with or without the name. Used by the shell and the pages outside it.
import classes from "./Logo.module.css";

export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg
      className={classes.mark}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      strokeWidth="1.9"
      strokeLinejoin="round"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M3 10 12 2.8 21 10v11H3Z" />
      <path d="M3 13.2h18M12 8v13M4 20.4l8-7.2 8 7.2" />
    </svg>
  );
}

export function Logo() {
  return (
    <span className={classes.logo}>
      <Mark />
      <span>Colombage</span>
    </span>
  );
}
