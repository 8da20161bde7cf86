// The voices of this device. Voices of a maker's servers are never used: what they say is sent there, names of patients
// among it. Used by ReadAloud.
import { useEffect, useState } from "react";
import type { Language } from "../../../api/types";

const USUAL: Record<Language, string> = { fr: "fr-fr", en: "en-gb" };

/** Null where no voice of the device itself speaks the language. */
export function localVoice(voices: readonly SpeechSynthesisVoice[], language: Language): SpeechSynthesisVoice | null {
  const able = voices.filter((voice) => voice.localService && tagOf(voice).split("-")[0] === language);
  const usual = able.find((voice) => tagOf(voice) === USUAL[language]);
  return able.find((voice) => voice.default) ?? usual ?? able[0] ?? null;
}

function tagOf(voice: SpeechSynthesisVoice): string {
  return voice.lang.toLowerCase().replace("_", "-");
}

/** Most browsers know them only some time after they were first asked. */
export function useVoices(): readonly SpeechSynthesisVoice[] {
  const [voices, setVoices] = useState(known);
  useEffect(() => {
    // Older Safaris speak, and tell of no events.
    if (!("speechSynthesis" in window) || !("addEventListener" in speechSynthesis)) return undefined;
    const look = () => setVoices(known());
    speechSynthesis.addEventListener("voiceschanged", look);
    return () => speechSynthesis.removeEventListener("voiceschanged", look);
  }, []);
  return voices;
}

function known(): readonly SpeechSynthesisVoice[] {
  return "speechSynthesis" in window ? speechSynthesis.getVoices() : [];
}
