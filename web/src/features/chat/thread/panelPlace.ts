// What the side panel shows: which turn, which tab, which source. Set by turns, read by the page and the panel.
import { createContext } from "react";

export type PanelTab = "sources" | "protection" | "verify" | "details";

export interface PanelPlace {
  turnId: string;
  tab: PanelTab;
  /** The number of the passage. */
  source: number | null;
  /** Where the fact to check begins in the answer; left out for none. */
  fact?: number | null;
}

export const OpenPanelContext = createContext<(place: PanelPlace) => void>(() => undefined);
