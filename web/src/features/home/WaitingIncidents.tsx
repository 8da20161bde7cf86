// Tells officers, where they arrive, that incidents wait for them. Rendered by HomePage.
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { waitingIncidentsQuery } from "../../api/answers";
import { holds, usePerson } from "../../api/session";
import { useFormat } from "../../ui/i18n/format";
import classes from "./HomePage.module.css";
import { useWords } from "./words";

export function WaitingIncidents() {
  const t = useWords();
  const format = useFormat();
  const { data: waiting = 0 } = useQuery({ ...waitingIncidentsQuery, enabled: holds(usePerson(), "officer") });
  if (waiting === 0) return null;
  return (
    <Link to="/administration/incidents" className={classes.waiting}>
      {t.incidents(format.number(waiting), waiting === 1)}
    </Link>
  );
}
