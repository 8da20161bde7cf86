// Gives the focus back to what had it when a dialog opened. Used by every dialog that is mounted open.
// Mantine does so when `opened` turns false, but not when the dialog is taken out of the page, as ours are.
import { useEffect, useState } from "react";
import { isFocusLost } from "./focus";

export function useFocusGivenBack(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // With a save that closed it, the page may have placed the focus itself.
      if (!isFocusLost()) return;
      // What opened it may be gone, as the row of a deleted thing is: the page itself is then the next best place.
      const place = opener?.isConnected === true ? opener : document.getElementById("content");
      if (place instanceof HTMLElement) place.focus({ preventScroll: true });
    },
    [opener],
  );
}
