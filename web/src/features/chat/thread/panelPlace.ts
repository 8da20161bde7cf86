// What the side panel shows: which turn, which tab, which source. Set by turns, read by the page and the panel.
import { createContext } from "react";

export type PanelTab = "sources" | "protection" | "details";

export interface PanelPlace {
  turnId: string;
  tab: PanelTab;
  /** The number of the passage, and the answer's sentence that rests on it. */
  source: { number: number; sentence: string } | null;
}

export const OpenPanelContext = createContext<(place: PanelPlace) => void>(() => undefined);
