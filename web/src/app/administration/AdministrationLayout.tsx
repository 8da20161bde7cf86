// The second navigation of the administration: the parts that the person's roles open. Used by the router.
import { Link, Outlet } from "@tanstack/react-router";
import { usePerson } from "../../api/session";
import { useWords } from "../i18n/words";
import classes from "./AdministrationLayout.module.css";
import { partsFor } from "./parts";

export function AdministrationLayout() {
  const t = useWords();
  const person = usePerson();
  return (
    <>
      <nav aria-label={t.administration} className={classes.navigation}>
        <ul className={classes.parts}>
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
