// Which model: for another answer, or for a comparison. Opened from the « ⋯ » of an answer and from the choice of the model.
import { Button, Group, Modal, Radio, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { LanguageModel } from "../../api/types";
import classes from "../../ui/FormModal.module.css";
import { useFocusGivenBack } from "../../ui/useFocusGivenBack";
import { ModelFacts } from "./ModelFacts";
import { useThreadWords } from "./thread/words";

interface ModelDialogProps {
  title: string;
  hint?: string;
  /** What its button says. */
  action: string;
  models: readonly LanguageModel[];
  onClose: () => void;
  onChoose: (modelId: string) => void;
}

export function ModelDialog({ title, hint, action, models, onClose, onChoose }: ModelDialogProps) {
  const words = useThreadWords();
  useFocusGivenBack();
  const ready = models.filter((model) => model.state === "ready");
  const [chosen, setChosen] = useState(ready[0]?.id ?? "");
  return (
    <Modal opened onClose={onClose} title={title.replace("…", "")} closeButtonProps={{ "aria-label": words.cancel }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onClose();
          onChoose(chosen);
        }}
      >
        {hint !== undefined && <Text mb="md">{hint}</Text>}
        {ready.length === 0 && <p>{words.noOtherModel}</p>}
        <Radio.Group label={words.chooseModel} value={chosen} onChange={setChosen}>
          <Stack gap="sm" mt="xs">
            {models.map((model) => (
              <Radio key={model.id} value={model.id} disabled={model.state !== "ready"} label={<ModelFacts model={model} />} />
            ))}
          </Stack>
        </Radio.Group>
        <Group mt="sm" className={classes.foot ?? ""}>
          <Button type="submit" disabled={chosen === ""}>
            {action}
          </Button>
          <Button variant="default" onClick={onClose}>
            {words.cancel}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
