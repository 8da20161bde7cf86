// Who one is, and what concerns only oneself: language, looks, account, sign-out. Used by SideBar.
import { Menu, useMantineColorScheme, type MantineColorScheme } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { Language, SessionPerson } from "../../api/types";
import { useLanguage } from "../../ui/i18n/language";
import { useWords } from "../i18n/words";
import classes from "./SideBar.module.css";
import { useAccountActions } from "./useAccountActions";

export function PersonMenu({ person }: { person: SessionPerson }) {
  const t = useWords();
  const navigate = useNavigate();
  const { language } = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { chooseLanguage, signOut } = useAccountActions();
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
          onChange={(chosen) => chooseLanguage(chosen as Language)}
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
        <Menu.Item onClick={signOut}>{t.signOut}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
