// Text to be given to somebody else, with a button that copies it. Used for links that are shown once.
import { Button, Group, TextInput } from "@mantine/core";
import { useRef, useState } from "react";
import { messages } from "./i18n/language";

const useWords = messages({
  fr: { copy: "Copier", copied: "Copié", byHand: "Sélectionné\u00a0: copiez avec Ctrl+C" },
  en: { copy: "Copy", copied: "Copied", byHand: "Selected: copy with Ctrl+C" },
});

export function CopyField({ label, value }: { label: string; value: string }) {
  const t = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState("");
  async function copy() {
    input.current?.select();
    try {
      await navigator.clipboard.writeText(value);
      setSaid(t.copied);
    } catch {
      // Browsers give no clipboard to pages without TLS: the text stays selected.
      setSaid(t.byHand);
    }
  }
  return (
    <div>
      <Group align="flex-end" gap="xs">
        <TextInput
          ref={input}
          label={label}
          value={value}
          readOnly
          onFocus={(event) => event.currentTarget.select()}
          style={{ flex: 1 }}
        />
        <Button onClick={() => void copy()}>{t.copy}</Button>
      </Group>
      <span role="status">{said}</span>
    </div>
  );
}
