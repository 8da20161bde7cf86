// Ties the officers' queue of incidents to how conversations draw an answer. Used by the router.
import { Answer } from "../../features/chat/markdown/Answer";
import { IncidentsPage } from "../../features/feedback/incidents/IncidentsPage";

export function IncidentsRoute() {
  return <IncidentsPage AnswerText={Answer} />;
}
