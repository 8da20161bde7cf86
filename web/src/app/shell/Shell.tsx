// The frame of every signed-in page: navigation at the left (a drawer on phones), the page beside it. Used by the router.
import { Burger, Drawer } from "@mantine/core";
import { Link, Navigate, Outlet, useRouterState } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useSession } from "../../api/session";
import { Logo } from "../../ui/Logo";
import { ButtonLink } from "../../ui/links";
import { useWords } from "../i18n/words";
import { PaletteHost } from "../palette/PaletteHost";
import { useFocusOnArrival } from "./useFocusOnArrival";
import { InsideShell } from "./insideShell";
import classes from "./Shell.module.css";
import { SideBar } from "./SideBar";

export function Shell() {
  const t = useWords();
  const session = useSession();
  const main = useRef<HTMLElement>(null);
  // The drawer is open for the page that it was opened on: going elsewhere closes it.
  const [openedOn, setOpenedOn] = useState<string | null>(null);
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  useFocusOnArrival(main, path);
  // Nothing is resolved while the first page is on its way: pressed then, the burger opens all the same.
  const here = useRouterState({ select: (state) => (state.resolvedLocation ?? state.location).pathname });
  const opened = openedOn === here;
  const close = () => setOpenedOn(null);

  if (session !== undefined && session.state !== "signed_in") {
    return <Navigate to="/connexion" search={path === undefined || path === "/" ? {} : { retour: path }} replace />;
  }
  return (
    <PaletteHost>
      <div className={classes.frame}>
        <a className={classes.skip} href="#content">
          {t.skipToContent}
        </a>
        <header className={classes.side}>
          <SideBar />
        </header>
        <div className={classes.column}>
          <header className={classes.top}>
            <Burger opened={opened} onClick={() => setOpenedOn(here)} size="sm" aria-label={t.openNavigation} aria-expanded={opened} />
            <Link to="/" className={classes.home}>
              <Logo />
            </Link>
            <ButtonLink to="/conversations/nouvelle" size="compact-md" variant="light">
              {t.newShort}
            </ButtonLink>
          </header>
          {session?.demonstration === true && (
            <section aria-label={t.demonstrationLabel} className={classes.demonstration}>
              {t.demonstration}
            </section>
          )}
          <main id="content" ref={main} className={classes.main} tabIndex={-1}>
            <InsideShell value={true}>
              <Outlet />
            </InsideShell>
          </main>
        </div>
        <Drawer.Root opened={opened} onClose={close} size={288} padding={0}>
          <Drawer.Overlay />
          <Drawer.Content aria-label={t.navigation}>
            <Drawer.Body className={classes.drawer ?? ""}>
              <SideBar onClose={close} />
            </Drawer.Body>
          </Drawer.Content>
        </Drawer.Root>
      </div>
    </PaletteHost>
  );
}
