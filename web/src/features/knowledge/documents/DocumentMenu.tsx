// What those who manage a base can do with one of its documents. Used by DocumentRow.
import { ActionIcon, Menu } from "@mantine/core";
import { useRef } from "react";
import type { KnowledgeDocument } from "../../../api/knowledge";
import { useKnowledgeText } from "../i18n/useKnowledgeText";
import classes from "./Documents.module.css";

export type DocumentAct = "replace" | "rename" | "approve" | "withdraw" | "review" | "retry" | "delete";

export function DocumentMenu({ document, onAct }: { document: KnowledgeDocument; onAct: (act: DocumentAct) => void }) {
  const text = useKnowledgeText().documents;
  const { acts } = text;
  const button = useRef<HTMLButtonElement>(null);
  // What mirrors a folder of the server is changed there: here it would come back.
  const mirrored = document.source === "watched";
  function choose(act: DocumentAct) {
    // A window gives the focus back to what had it: that is to be the button, for the menu is gone by then.
    button.current?.focus({ preventScroll: true });
    onAct(act);
  }
  return (
    <Menu position="bottom-end" withinPortal={false} withInitialFocusPlaceholder={false} shadow="md">
      <Menu.Target>
        <ActionIcon ref={button} variant="subtle" color="gray" size="lg" aria-label={text.actsOn(document.name)}>
          <span aria-hidden className={classes.dots}>
            ⋯
          </span>
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {!mirrored && <Menu.Item onClick={() => choose("replace")}>{acts.replace}</Menu.Item>}
        {!mirrored && <Menu.Item onClick={() => choose("rename")}>{acts.rename}</Menu.Item>}
        {document.current !== null && !document.approved && (
          <Menu.Item onClick={() => choose("approve")}>{acts.approve}</Menu.Item>
        )}
        {document.approved && <Menu.Item onClick={() => choose("withdraw")}>{acts.withdraw}</Menu.Item>}
        <Menu.Item onClick={() => choose("review")}>{acts.review}</Menu.Item>
        {document.newest.state === "failed" && <Menu.Item onClick={() => choose("retry")}>{acts.retry}</Menu.Item>}
        <Menu.Divider />
        <Menu.Item c="var(--cb-danger)" onClick={() => choose("delete")}>
          {acts.delete}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
