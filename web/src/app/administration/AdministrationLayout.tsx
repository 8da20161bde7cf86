// The second navigation of the administration: the parts that the person's roles open. Used by the router.
import { Link, Outlet, useRouterState } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { usePerson } from "../../api/session";
import { useWords } from "../i18n/words";
import classes from "./AdministrationLayout.module.css";
import { partsFor } from "./parts";

export function AdministrationLayout() {
  const t = useWords();
  const person = usePerson();
  const list = useRef<HTMLUListElement>(null);
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  useEffect(() => {
    // On a phone the parts do not fit: the one that is shown comes into sight.
    list.current?.querySelector('[data-status="active"]')?.scrollIntoView({ inline: "center", block: "nearest" });
  }, [path]);
  return (
    <>
      <nav aria-label={t.administration} className={classes.navigation}>
        <ul className={classes.parts} ref={list}>
          {partsFor(person).map(({ to, name }) => (
            <li key={to}>
              <Link to={to} className={classes.part}>
                {t.parts[name]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Outlet />
    </>
  );
}
