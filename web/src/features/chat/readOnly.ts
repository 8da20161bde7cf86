// Whether the conversation on screen is only read: somebody else's, shared. Provided by the page of shared ones; what would
// change a conversation or ask on asks it first.
import { createContext } from "react";

export const ReadOnlyContext = createContext(false);
