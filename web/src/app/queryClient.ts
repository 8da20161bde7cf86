// How server data is kept and retried. Made once by App.
import { QueryClient } from "@tanstack/react-query";
import { ApiError, onSignedOut } from "../api/client";
import { sessionKey } from "../api/session";

const RETRIES = 2;

/** Only what may pass by itself is tried again: a network or a server that is away, never a refusal. */
function mayPass(error: Error): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status >= 502);
}

/**
 * What is asked without a network fails at once, in words. The library would hold it back in silence, and send it whenever
 * the browser believes in a network again; a hospital's own may well have no way out.
 */
const networkMode = "always";

export function makeQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        networkMode,
        refetchOnReconnect: true,
        staleTime: 30_000,
        retry: (failures, error) => failures < RETRIES && mayPass(error),
      },
      mutations: { networkMode, retry: false },
    },
  });
  // The session is asked again; the router sends to the sign-in page when it is over.
  onSignedOut(() => void client.invalidateQueries({ queryKey: sessionKey }));
  return client;
}
