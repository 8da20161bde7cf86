// Whether files hang over an area, and what was dropped on it. Used by the conversation and by bases.
import { useRef, useState, type DragEvent } from "react";

export function useDropZone(onDrop: (transfer: DataTransfer) => void) {
  const [isOver, setIsOver] = useState(false);
  // Entering a child comes before leaving its parent: only the count tells when the area itself is left.
  const depth = useRef(0);
  const carriesFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files");
  const leave = () => {
    depth.current = 0;
    setIsOver(false);
  };
  return {
    isOver,
    handlers: {
      onDragEnter(event: DragEvent) {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        depth.current += 1;
        setIsOver(true);
      },
      onDragOver(event: DragEvent) {
        if (carriesFiles(event)) event.preventDefault();
      },
      onDragLeave(event: DragEvent) {
        if (!carriesFiles(event)) return;
        depth.current -= 1;
        if (depth.current <= 0) leave();
      },
      onDrop(event: DragEvent) {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        leave();
        onDrop(event.dataTransfer);
      },
    },
  };
}
