// What those who manage a base can do with one of its documents. Used by DocumentRow.
import { ActionIcon, Menu } from "@mantine/core";
import type { KnowledgeDocument } from "../../../api/knowledge";
import { useKnowledgeText } from "../i18n/useKnowledgeText";
import classes from "./Documents.module.css";

export type DocumentAct = "replace" | "rename" | "approve" | "withdraw" | "review" | "retry" | "delete";

export function DocumentMenu({ document, onAct }: { document: KnowledgeDocument; onAct: (act: DocumentAct) => void }) {
  const text = useKnowledgeText().documents;
  const { acts } = text;
  // What mirrors a folder of the server is changed there: here it would come back.
  const mirrored = document.source === "watched";
  return (
    <Menu position="bottom-end" withinPortal={false} withInitialFocusPlaceholder={false} shadow="md">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={text.actsOn(document.name)}>
          <span aria-hidden className={classes.dots}>
            ⋯
          </span>
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {!mirrored && <Menu.Item onClick={() => onAct("replace")}>{acts.replace}</Menu.Item>}
        {!mirrored && <Menu.Item onClick={() => onAct("rename")}>{acts.rename}</Menu.Item>}
        {document.current !== null && !document.approved && (
          <Menu.Item onClick={() => onAct("approve")}>{acts.approve}</Menu.Item>
        )}
        {document.approved && <Menu.Item onClick={() => onAct("withdraw")}>{acts.withdraw}</Menu.Item>}
        <Menu.Item onClick={() => onAct("review")}>{acts.review}</Menu.Item>
        {document.newest.state === "failed" && <Menu.Item onClick={() => onAct("retry")}>{acts.retry}</Menu.Item>}
        <Menu.Divider />
        <Menu.Item c="var(--cb-danger)" onClick={() => onAct("delete")}>
          {acts.delete}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
