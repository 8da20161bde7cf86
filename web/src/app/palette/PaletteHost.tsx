// Where the palette opens: Ctrl or ⌘ + K anywhere in the shell, or the button of the side bar. Its code comes with the first
// use. Wraps the shell.
import { useHotkeys } from "@mantine/hooks";
import { lazy, Suspense, useState, type ReactNode } from "react";
import { catchEarlyKeys } from "./earlyKeys";
import { OpenPaletteContext } from "./openPalette";

const LazyPalette = lazy(() => import("./Palette").then(({ Palette }) => ({ default: Palette })));

export function PaletteHost({ children }: { children: ReactNode }) {
  // Counts the openings: the palette closes itself.
  const [asked, setAsked] = useState(0);
  const open = () => {
    catchEarlyKeys();
    setAsked((before) => before + 1);
  };
  // In fields too: one searches from where one writes.
  useHotkeys([["mod+K", open]], [], true);
  return (
    <OpenPaletteContext value={open}>
      {children}
      {asked > 0 && (
        <Suspense fallback={null}>
          <LazyPalette asked={asked} />
        </Suspense>
      )}
    </OpenPaletteContext>
  );
}
