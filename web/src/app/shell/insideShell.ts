// Whether a page stands inside the shell, whose <main> it must not repeat. Given by Shell, read by the error pages.
import { createContext } from "react";

export const InsideShell = createContext(false);
