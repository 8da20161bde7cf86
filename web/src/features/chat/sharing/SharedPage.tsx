// « Partagées avec moi »: what colleagues let one read, last used first. Opened by the router, and from the conversations.
import { Link } from "@tanstack/react-router";
import { useQuery } from "@tanstack/react-query";
import { sharedQuery, type SharedLine } from "../../../api/sharing";
import { useFormat } from "../../../ui/i18n/format";
import { useLabels } from "../../../ui/i18n/labels";
import { ButtonLink } from "../../../ui/links";
import { Listing } from "../../../ui/Listing";
import { Page } from "../../../ui/Page";
import { Rows } from "../../../ui/Rows";
import classes from "./Sharing.module.css";
import { useSharingWords } from "./words";

export function SharedPage() {
  const words = useSharingWords();
  const shared = useQuery(sharedQuery);
  return (
    <Page
      title={words.sharedTitle}
      lead={words.sharedLead}
      actions={
        <ButtonLink to="/conversations" variant="default">
          {words.mine}
        </ButtonLink>
      }
    >
      <Listing query={shared} isEmpty={({ items }) => items.length === 0} empty={words.sharedEmpty}>
        {({ items }) => (
          <Rows label={words.sharedTitle}>
            {items.map((each) => (
              <SharedRow key={each.id} shared={each} />
            ))}
          </Rows>
        )}
      </Listing>
    </Page>
  );
}

function SharedRow({ shared }: { shared: SharedLine }) {
  const words = useSharingWords();
  const labels = useLabels();
  const format = useFormat();
  const facts = [
    words.by(shared.owner_name),
    words.classShown(labels.dataClass[shared.data_class]),
    words.sharedOn(format.date(shared.shared_at)),
    words.usedOn(format.ago(shared.updated_at)),
  ];
  return (
    <li>
      <Link
        className={classes.link}
        to="/partagees/$conversationId"
        params={{ conversationId: shared.id }}
        // Reading is on the record: not because a pointer passed by.
        preload={false}
      >
        <span className={classes.title}>{shared.title === "" ? words.untitled : shared.title}</span>
        <span className={classes.quiet}>{facts.join(" · ")}</span>
      </Link>
    </li>
  );
}
