// Where one goes after signing in. Used by the router.

/** Only a path of this site: `//elsewhere`, `/\elsewhere` and `https:…` would lead away from it. */
export function returnPath(asked: unknown): string | undefined {
  return typeof asked === "string" && /^\/(?![/\\])/.test(asked) ? asked : undefined;
}
