// The navigation: where one can go, what one did last, who one is. Used by Shell, in the column and in the drawer.
import { CloseButton } from "@mantine/core";
import { Link, type LinkProps } from "@tanstack/react-router";
import { holds, usePerson } from "../../api/session";
import { Logo } from "../../ui/Logo";
import { ButtonLink } from "../../ui/links";
import { useWords } from "../i18n/words";
import { PaletteButton } from "../palette/PaletteButton";
import { PersonMenu } from "./PersonMenu";
import { RecentConversations } from "./RecentConversations";
import classes from "./SideBar.module.css";

function Entry({ label, exact = false, ...link }: { label: string; exact?: boolean } & Pick<LinkProps, "to">) {
  return (
    <li>
      <Link className={classes.entry} activeOptions={{ exact }} {...link}>
        {label}
      </Link>
    </li>
  );
}

export function SideBar({ onClose }: { onClose?: () => void }) {
  const t = useWords();
  const person = usePerson();
  return (
    <div className={classes.bar}>
      <div className={classes.head}>
        <Link to="/" className={classes.logo}>
          <Logo />
        </Link>
        {onClose && <CloseButton onClick={onClose} aria-label={t.closeNavigation} size="lg" />}
      </div>
      <ButtonLink to="/conversations/nouvelle" justify="flex-start" fullWidth size="md" className={classes.begin ?? ""}>
        {t.newConversation}
      </ButtonLink>
      <PaletteButton onOpen={onClose} />
      <nav aria-label={t.navigation} className={classes.navigation}>
        <ul className={classes.entries}>
          <Entry to="/" label={t.home} exact />
          <Entry to="/conversations" label={t.conversations} />
          <Entry to="/recherche" label={t.search} />
          <Entry to="/connaissances" label={t.knowledge} />
          <Entry to="/proteger" label={t.protect} />
          {holds(person, "group_administrator", "steward", "officer") && (
            <Entry to="/administration" label={t.administration} />
          )}
          {holds(person, "auditor") && <Entry to="/journal" label={t.audit} />}
        </ul>
        <RecentConversations />
      </nav>
      <PersonMenu person={person} />
    </div>
  );
}
