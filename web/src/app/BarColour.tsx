// The bar of the browser, or of the installed application, in the ground of the colours on screen. Rendered by App.
// index.html says it for both schemes of the machine; whoever chooses the other scheme would get a bar of the wrong one.
import { useComputedColorScheme } from "@mantine/core";
import { useEffect } from "react";
import { DARK, LIGHT } from "../ui/tokens";

export function BarColour() {
  const scheme = useComputedColorScheme("light");
  useEffect(() => {
    for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
      meta.content = (scheme === "dark" ? DARK : LIGHT).ground;
    }
  }, [scheme]);
  return null;
}
