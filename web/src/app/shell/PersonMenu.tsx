// Who one is, and what concerns only oneself: language, looks, account, sign-out. Used by SideBar.
import { Menu, useMantineColorScheme, type MantineColorScheme } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { api } from "../../api/client";
import { sessionKey } from "../../api/session";
import type { Language, SessionPerson } from "../../api/types";
import { useLanguage } from "../../ui/i18n/language";
import { useWords } from "../i18n/words";
import classes from "./SideBar.module.css";

export function PersonMenu({ person }: { person: SessionPerson }) {
  const t = useWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { language, setLanguage } = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const keepLanguage = useMutation({
    mutationFn: (chosen: Language) => api.patch("/api/me", { language: chosen }),
    // What the server has said so far (names of professions, sentences) was in the other language.
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
  const place = [person.establishment_name, person.department_name].filter(Boolean).join(" · ");

  return (
    <Menu position="top-start" width={232} shadow="md" withInitialFocusPlaceholder={false} withinPortal={false}>
      <Menu.Target>
        <button type="button" className={classes.person}>
          <span className={classes.name}>{person.display_name}</span>
          {place !== "" && <span className={classes.place}>{place}</span>}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t.language}</Menu.Label>
        <Menu.RadioGroup
          value={language}
          onChange={(chosen) => {
            setLanguage(chosen as Language);
            keepLanguage.mutate(chosen as Language);
          }}
        >
          <Menu.RadioItem value="fr" lang="fr">
            Français
          </Menu.RadioItem>
          <Menu.RadioItem value="en" lang="en">
            English
          </Menu.RadioItem>
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>{t.theme}</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={(chosen) => setColorScheme(chosen as MantineColorScheme)}>
          <Menu.RadioItem value="light">{t.light}</Menu.RadioItem>
          <Menu.RadioItem value="dark">{t.dark}</Menu.RadioItem>
          <Menu.RadioItem value="auto">{t.automatic}</Menu.RadioItem>
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item onClick={() => void navigate({ to: "/mon-compte" })}>{t.myAccount}</Menu.Item>
        <Menu.Item onClick={() => signOut.mutate()}>{t.signOut}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
