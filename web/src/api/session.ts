// Who is signed in. Read by the router before each page, and by pages through `useSession` and `usePerson`.
import { queryOptions, useQuery, type QueryClient } from "@tanstack/react-query";
import { api, keepCsrfToken } from "./client";
import type { Role, Session, SessionPerson } from "./types";

export const sessionKey = ["session"] as const;

export const sessionQuery = queryOptions({
  queryKey: sessionKey,
  queryFn: async ({ signal }) => {
    const session = await api.get<Session>("/api/session", { signal });
    keepCsrfToken(session.csrf_token);
    return session;
  },
  staleTime: 60_000,
});

/** Called with the session that a sign-in, an invitation or the first use gave back: nothing of before stays. */
export function beginSession(client: QueryClient, session: Session): void {
  client.clear();
  keepCsrfToken(session.csrf_token);
  client.setQueryData(sessionKey, session);
}

export function useSession(): Session | undefined {
  return useQuery(sessionQuery).data;
}

/** The person at work. Only for pages inside the shell, which the router opens to nobody else. */
export function usePerson(): SessionPerson {
  const person = useSession()?.person;
  if (!person) throw new Error("usePerson outside a signed-in page");
  return person;
}

/** Whether the person holds the role over the whole group, and not for one establishment only. */
export function holdsForGroup(person: SessionPerson, role: Role): boolean {
  return person.roles.some((held) => held.role === role && held.establishment_id === null);
}

/** Whether the person holds one of the roles, anywhere: decides what is shown; the server decides what is allowed. */
export function holds(person: SessionPerson, ...roles: Role[]): boolean {
  return person.roles.some((held) => roles.includes(held.role));
}
