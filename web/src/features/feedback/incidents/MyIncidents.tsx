// The incidents that a person reported, with what became of each. Shown on the account page.
import { useQuery } from "@tanstack/react-query";
import { Listing } from "../../../ui/Listing";
import { Panel } from "../../../ui/Panel";
import { Rows } from "../../../ui/Rows";
import { IncidentRow } from "./IncidentRow";
import { myIncidentsQuery } from "./queries";
import { useIncidentWords } from "./words";

export function MyIncidents() {
  const t = useIncidentWords();
  const found = useQuery(myIncidentsQuery);
  return (
    <Panel title={t.mine}>
      <Listing query={{ ...found, data: found.data?.items }} isEmpty={(some) => some.length === 0} empty={t.mineEmpty}>
        {(some) => (
          <Rows label={t.mine}>
            {some.map((incident) => (
              <IncidentRow key={incident.id} incident={incident} />
            ))}
          </Rows>
        )}
      </Listing>
    </Panel>
  );
}
