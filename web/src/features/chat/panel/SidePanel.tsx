// Beside the thread: the sources of an answer, what was protected, its details. A drawer where there is no room beside.
// Rendered by ConversationPage.
import { CloseButton, Drawer, Tabs } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useEffect, useRef } from "react";
import type { Turn } from "../../../api/types";
import { useFocusGivenBack } from "../../../ui/useFocusGivenBack";
import { useChatText } from "../i18n/useChatText";
import type { PanelPlace, PanelTab } from "../thread/panelPlace";
import { useTurnState } from "../thread/useTurnState";
import { VerifyTab } from "../verify/VerifyTab";
import { useVerifyWords } from "../verify/words";
import { DetailsTab } from "./DetailsTab";
import { ProtectionTab } from "./ProtectionTab";
import { SourcesTab } from "./SourcesTab";
import classes from "./SidePanel.module.css";

interface SidePanelProps {
  turn: Turn;
  conversationId: string;
  place: PanelPlace;
  onPlace: (place: PanelPlace) => void;
  onClose: () => void;
}

/** Navigation, a text column that can be read, and a panel: below this, one of them would be squeezed. */
const BESIDE = "(min-width: 75em)";

export function SidePanel(props: SidePanelProps) {
  const beside = useMediaQuery(BESIDE, undefined, { getInitialValueInEffect: false });
  return beside ? <Aside {...props} /> : <Over {...props} />;
}

function Over(props: SidePanelProps) {
  const text = useChatText().panel;
  useFocusGivenBack();
  return (
    <Drawer.Root opened onClose={props.onClose} position="right" size="min(100%, 40rem)">
      <Drawer.Overlay />
      <Drawer.Content>
        {/* Its element is a page's banner to screen readers, and this is not one. */}
        <Drawer.Header role="none">
          <Drawer.Title>{text.label}</Drawer.Title>
          <Drawer.CloseButton aria-label={text.close} />
        </Drawer.Header>
        <Drawer.Body className={classes.drawerBody ?? ""}>
          <PanelTabs {...props} />
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

function Aside(props: SidePanelProps) {
  const text = useChatText().panel;
  const panel = useRef<HTMLElement>(null);
  const opener = useRef<Element | null>(null);
  const { turnId, source, tab, fact } = props.place;

  useEffect(() => {
    // The keyboard follows to what was opened, and goes back to where it was once the panel is closed.
    if (!panel.current?.contains(document.activeElement)) {
      opener.current = document.activeElement;
      panel.current?.focus({ preventScroll: true });
    }
  }, [turnId, source, tab, fact]);

  function close() {
    props.onClose();
    if (opener.current instanceof HTMLElement) opener.current.focus({ preventScroll: true });
  }

  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it, as it does a drawer
    <aside
      ref={panel}
      className={classes.panel}
      aria-label={text.label}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === "Escape") close();
      }}
    >
      <CloseButton className={classes.close ?? ""} onClick={close} aria-label={text.close} />
      <PanelTabs {...props} />
    </aside>
  );
}

function PanelTabs({ turn, conversationId, place, onPlace }: SidePanelProps) {
  const text = useChatText().panel;
  const verifyWords = useVerifyWords();
  const { turn: state } = useTurnState(turn);
  return (
    <Tabs
      value={place.tab}
      // A document that is out of sight would go on deciding how the panel scrolls.
      keepMounted={false}
      onChange={(tab) => onPlace({ ...place, tab: (tab ?? "sources") as PanelTab })}
      variant="pills"
      color="accent"
      classNames={{ root: classes.tabs ?? "", tab: classes.tab ?? "", panel: classes.content ?? "" }}
    >
      <Tabs.List>
        <Tabs.Tab value="sources">{text.sources}</Tabs.Tab>
        <Tabs.Tab value="verify">{verifyWords.tab}</Tabs.Tab>
        <Tabs.Tab value="protection">{text.protection}</Tabs.Tab>
        <Tabs.Tab value="details">{text.details}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="sources">
        <SourcesTab
          turn={turn}
          state={state}
          source={place.source}
          onSource={(source) => onPlace({ ...place, source })}
        />
      </Tabs.Panel>
      <Tabs.Panel value="verify">
        <VerifyTab turn={turn} state={state} fact={place.fact ?? null} onSource={(source) => onPlace({ ...place, tab: "sources", source })} />
      </Tabs.Panel>
      <Tabs.Panel value="protection">
        <ProtectionTab turn={turn} conversationId={conversationId} state={state} />
      </Tabs.Panel>
      <Tabs.Panel value="details">
        <DetailsTab state={state} />
      </Tabs.Panel>
    </Tabs>
  );
}
