// The « ⋯ » button with a menu. Used under answers, in the head of a conversation, and wherever a row has more to offer.
//
// An item that asks for something first opens its dialog through OpenDialogContext: the dialog then stands beside the
// menu and not inside it, where it would go away with the menu, and where arrow keys would be the menu's.
import { ActionIcon, Menu, type MenuProps } from "@mantine/core";
import { createContext, useCallback, useRef, useState, type ReactNode } from "react";
import classes from "./MoreMenu.module.css";

/** Makes the dialog, given what closes it. */
export type MakeDialog = (close: () => void) => ReactNode;

export const OpenDialogContext = createContext<(make: MakeDialog) => void>(() => undefined);

/** Where there is more room, over its button where there is too little, and never higher than the screen: then it scrolls. */
const MIDDLEWARES: NonNullable<MenuProps["middlewares"]> = {
  flip: { fallbackStrategy: "bestFit" },
  shift: { crossAxis: true, padding: 8 },
  size: {
    padding: 8,
    apply: ({ availableHeight, elements }) => {
      elements.floating.style.maxHeight = `${availableHeight}px`;
    },
  },
};

interface MoreMenuProps {
  label: string;
  /** Menu items, one component each; those that have nothing to offer render nothing. */
  children: ReactNode;
  size?: "md" | "lg";
}

export function MoreMenu({ label, children, size = "lg" }: MoreMenuProps) {
  const [dialog, setDialog] = useState<{ make: MakeDialog } | null>(null);
  // A menu costs a page more than the row that it is for: it is made with the first click.
  const [wanted, setWanted] = useState(false);
  const target = useRef<HTMLButtonElement>(null);
  const open = useCallback((make: MakeDialog) => setDialog({ make }), []);
  const button = (
    <ActionIcon
      ref={target}
      variant="subtle"
      color="gray"
      size={size}
      aria-label={label}
      title={label}
      aria-haspopup="menu"
      {...(wanted ? {} : { "aria-expanded": false, onClick: () => setWanted(true) })}
    >
      <span aria-hidden className={classes.dots}>
        ⋯
      </span>
    </ActionIcon>
  );
  if (!wanted) return button;
  return (
    <>
      <Menu
        defaultOpened
        position="bottom-end"
        withinPortal={false}
        // In sight as a whole: what scrolls around the button would cut it off, the box under a thread would hide it.
        floatingStrategy="fixed"
        middlewares={MIDDLEWARES}
        withInitialFocusPlaceholder={false}
        returnFocus
        // Mantine gives the focus back to what had it when a menu opened; one that is made open had nothing before it.
        onClose={() => {
          const focused = document.activeElement;
          if (focused === document.body || focused?.closest("[role=menu]") != null) target.current?.focus({ preventScroll: true });
        }}
        shadow="md"
      >
        <Menu.Target>{button}</Menu.Target>
        <Menu.Dropdown className={classes.dropdown ?? ""}>
          <OpenDialogContext value={open}>{children}</OpenDialogContext>
        </Menu.Dropdown>
      </Menu>
      {dialog?.make(() => setDialog(null))}
    </>
  );
}
