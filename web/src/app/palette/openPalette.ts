// How what stands in the shell opens the palette. Provided by PaletteHost.
import { createContext } from "react";

export const OpenPaletteContext = createContext<() => void>(() => undefined);
