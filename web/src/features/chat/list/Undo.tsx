// « Supprimée · Annuler » : what a notice says, with the way back in it. Used by useOrganise.
import { Button, Group } from "@mantine/core";
import { useListWords } from "./words";

export function Undo({ message, onUndo }: { message: string; onUndo: () => void }) {
  const words = useListWords();
  return (
    <Group gap="xs" wrap="nowrap">
      <span>{message}</span>
      <span aria-hidden>·</span>
      <Button variant="subtle" size="compact-md" fz="sm" onClick={onUndo}>
        {words.undo}
      </Button>
    </Group>
  );
}
