// The documents of a base, and for those who manage it the way in for more. Used by BasePage.
import type { Base } from "../../../api/knowledge";
import { DropArea } from "../uploads/DropArea";
import { UploadList } from "../uploads/UploadList";
import { useUploadQueue } from "../uploads/useUploadQueue";
import { DocumentList } from "./DocumentList";

export function DocumentsTab({ base }: { base: Base }) {
  const { queue, state } = useUploadQueue(base.id);
  if (!base.managed) return <DocumentList base={base} onReplace={() => undefined} />;
  return (
    <DropArea isEmpty={base.documents === 0} onFiles={(files) => queue.add(files)}>
      <UploadList queue={queue} state={state} />
      <DocumentList base={base} onReplace={(document, file) => queue.add([{ file, folder: document.folder, documentId: document.id }])} />
    </DropArea>
  );
}
