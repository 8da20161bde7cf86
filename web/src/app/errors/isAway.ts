// Whether a page failed because the service cannot be reached, and not by a fault of ours. Pure; used by FaultPage.
import { ApiError } from "../../api/client";

/** What browsers say of a part of the pages that did not come: Chromium and Firefox, Safari, and Vite of its styles. */
const PART_MISSING = /dynamically imported module|importing a module script|unable to preload css/i;

/** No answer, a proxy that found no server, the server's own 503, or a part of the pages that did not come. */
export function isAway(error: unknown): boolean {
  if (error instanceof ApiError) return error.status === 0 || error.status >= 502;
  return isPartMissing(error);
}

/** It comes with a new page only: what failed to load once is not loaded again in this one. */
export function isPartMissing(error: unknown): boolean {
  return error instanceof Error && PART_MISSING.test(error.message);
}
