// What concerns only oneself: language, looks, sign-out. Used by the person's menu and by the palette.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { api } from "../../api/client";
import { sessionKey } from "../../api/session";
import type { Language } from "../../api/types";
import { useLanguage } from "../../ui/i18n/language";

export function useAccountActions() {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { setLanguage } = useLanguage();
  const keepLanguage = useMutation({
    mutationFn: (chosen: Language) => api.patch("/api/me", { language: chosen }),
    // What the server has said so far (names of professions, tasks, sentences) was in the other language.
    onSuccess: () => queries.invalidateQueries(),
  });
  const signOut = useMutation({
    mutationFn: () => api.delete("/api/session"),
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: sessionKey });
      await navigate({ to: "/connexion" });
      // What pages of this person held; those of the sign-in page have observers and stay.
      queries.removeQueries({ type: "inactive" });
    },
  });
  return {
    chooseLanguage: (chosen: Language) => {
      setLanguage(chosen);
      keepLanguage.mutate(chosen);
    },
    signOut: () => signOut.mutate(),
  };
}
