// Where one's conversations are: all, folders, archive, bin. Links in a column; on a phone one field to choose from.
// Rendered by ConversationsPage.
import { Button, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { foldersQuery } from "../../../api/conversations";
import { SharedButton, SharedEntry } from "../sharing/SharedEntry";
import { FolderDialog } from "./FolderDialog";
import { placeInLists, type ListPlace } from "./place";
import classes from "./ListViews.module.css";
import { useListWords } from "./words";

interface View {
  place: ListPlace;
  label: string;
  count?: number;
}

const PATH = "/conversations";

export function ListViews({ place }: { place: ListPlace }) {
  const words = useListWords();
  const navigate = useNavigate();
  const { data: folders = [] } = useQuery(foldersQuery);
  const [adding, setAdding] = useState(false);
  const all: View = { place: {}, label: words.all };
  const inFolders: View[] = folders.map(({ id, name, conversations }) => ({
    place: { dossier: id },
    label: name,
    count: conversations,
  }));
  const others: View[] = [
    { place: { vue: "archivees" }, label: words.archive },
    { place: { vue: "supprimees" }, label: words.bin },
  ];
  const go = (to: ListPlace) => void navigate({ to: PATH, search: to });
  const option = ({ place: to, label }: View) => ({ value: JSON.stringify(to), label });
  return (
    <div className={classes.views}>
      <nav aria-label={words.views} className={classes.column}>
        <ul className={classes.list}>
          <Entry view={all} current={place} />
        </ul>
        {inFolders.length > 0 && (
          <>
            <h2 className={classes.heading} id="folders">
              {words.folders}
            </h2>
            <ul className={classes.list} aria-labelledby="folders">
              {inFolders.map((view) => (
                <Entry key={view.place.dossier} view={view} current={place} />
              ))}
            </ul>
          </>
        )}
        <Button variant="subtle" size="compact-md" className={classes.add ?? ""} onClick={() => setAdding(true)}>
          {words.newFolder}
        </Button>
        <ul className={classes.list} data-last>
          {others.map((view) => (
            <Entry key={view.place.vue} view={view} current={place} />
          ))}
          <SharedEntry />
        </ul>
      </nav>
      <div className={classes.choice}>
        <NativeSelect
          label={words.show}
          value={JSON.stringify(place)}
          onChange={(event) => go(placeInLists(JSON.parse(event.currentTarget.value) as Record<string, unknown>))}
          data={[
            option(all),
            ...(inFolders.length > 0 ? [{ group: words.folders, items: inFolders.map(option) }] : []),
            ...others.map(option),
          ]}
        />
        <Button variant="default" onClick={() => setAdding(true)}>
          {words.newFolder}
        </Button>
        <SharedButton />
      </div>
      {adding && (
        <FolderDialog folder={null} onClose={() => setAdding(false)} onMade={(id) => go({ dossier: id })} />
      )}
    </div>
  );
}

function Entry({ view: { place, label, count }, current }: { view: View; current: ListPlace }) {
  const words = useListWords();
  const isCurrent = place.dossier === current.dossier && place.vue === current.vue;
  return (
    <li>
      <Link
        to={PATH}
        search={place}
        preload={false}
        className={classes.entry}
        data-current={isCurrent || undefined}
        // The router would mark the link to all of them in every view.
        activeOptions={{ exact: true, includeSearch: true }}
      >
        <span className={classes.label}>{label}</span>
        {count !== undefined && count > 0 && (
          <span className={classes.count}>
            <span aria-hidden>{count}</span>
            <span className={classes.spoken}>{words.inFolder(count)}</span>
          </span>
        )}
      </Link>
    </li>
  );
}
