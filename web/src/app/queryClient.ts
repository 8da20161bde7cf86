// How server data is kept and retried. Made once by App.
import { QueryClient } from "@tanstack/react-query";
import { ApiError, onSignedOut } from "../api/client";
import { sessionKey } from "../api/session";

const RETRIES = 2;

/** Only what may pass by itself is tried again: a network or a server that is away, never a refusal. */
function mayPass(error: Error): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status >= 502);
}

export function makeQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => failures < RETRIES && mayPass(error),
      },
      mutations: { retry: false },
    },
  });
  // The session is asked again; the router sends to the sign-in page when it is over.
  onSignedOut(() => void client.invalidateQueries({ queryKey: sessionKey }));
  return client;
}
