// The comments on answers, once somebody asks for them: each reading is recorded. Rendered by FeedbackPage.
import { Button, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { Listing } from "../../../ui/Listing";
import { Rows } from "../../../ui/Rows";
import { SaidRow, Words } from "../../../ui/SaidRow";
import { Tag } from "../../../ui/Tag";
import classes from "./Feedback.module.css";
import { commentsQuery } from "./queries";
import { useFeedbackWords } from "./words";

/** `names`: of the models, by their ids. */
export function Comments({ names }: { names: ReadonlyMap<string, string> }) {
  const t = useFeedbackWords();
  const [asked, setAsked] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The button has gone with its press.
    if (asked) title.current?.focus();
  }, [asked]);
  return (
    <section>
      <Title ref={title} order={2} size="h3" tabIndex={-1}>
        {t.comments}
      </Title>
      <Text c="dimmed" size="sm" mb="sm">
        {t.commentsNote}
      </Text>
      {asked ? (
        <Read names={names} />
      ) : (
        <Button variant="default" onClick={() => setAsked(true)}>
          {t.read}
        </Button>
      )}
    </section>
  );
}

function Read({ names }: { names: ReadonlyMap<string, string> }) {
  const t = useFeedbackWords();
  const found = useQuery(commentsQuery);
  return (
    <Listing query={{ ...found, data: found.data?.items }} isEmpty={(items) => items.length === 0} empty={t.noComments}>
      {(items) => (
        <Rows label={t.comments}>
          {items.map((said) => (
            <SaidRow
              key={`${said.created_at} ${said.comment}`}
              tags={<Tag tone={said.is_useful ? "accent" : "attention"}>{said.is_useful ? t.isUseful : t.isNotUseful}</Tag>}
              from={names.get(said.model_id) ?? said.model_id}
              at={said.created_at}
            >
              <Words>{said.comment}</Words>
              {said.reasons.length > 0 && <p className={classes.quiet}>{said.reasons.map((each) => t.reasons[each]).join(" · ")}</p>}
            </SaidRow>
          ))}
        </Rows>
      )}
    </Listing>
  );
}
