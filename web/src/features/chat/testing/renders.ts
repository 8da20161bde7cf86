// Which components render with an act, by name: read from React's own trees, as its developer tools do. Used by tests, which
// import it before anything that imports react-dom.

interface Fiber {
  tag: number;
  type: { name?: string; displayName?: string; type?: { name?: string } } | string | null;
  flags: number;
  child: Fiber | null;
  sibling: Fiber | null;
  alternate: Fiber | null;
}

/** Function, class, forwarded, memoised: what calls code of ours when it renders. */
const COMPONENTS: ReadonlySet<number> = new Set([0, 1, 11, 14, 15]);
const PERFORMED_WORK = 1;

let counting: string[] | null = null;

Object.assign(globalThis, {
  __REACT_DEVTOOLS_GLOBAL_HOOK__: {
    supportsFiber: true,
    inject: () => 1,
    onScheduleFiberRoot: () => undefined,
    onCommitFiberUnmount: () => undefined,
    onPostCommitFiberRoot: () => undefined,
    onCommitFiberRoot: (_: number, root: { current: Fiber }) => walk(root.current, root.current.alternate, ""),
  },
});

/** Each with those that it stands in: « Page > Thread > TurnList ». */
export async function rendersOf(act: () => unknown): Promise<readonly string[]> {
  const found: string[] = (counting = []);
  await act();
  counting = null;
  return found;
}

function walk(fiber: Fiber, before: Fiber | null, path: string): void {
  const isComponent = COMPONENTS.has(fiber.tag);
  const here = isComponent ? `${path} > ${nameOf(fiber)}` : path;
  if (isComponent && (before === null || (fiber.flags & PERFORMED_WORK) !== 0)) counting?.push(here);
  // The same children as before: nothing under it rendered.
  if (before !== null && fiber.child === before.child) return;
  for (let child = fiber.child; child !== null; child = child.sibling) walk(child, child.alternate, here);
}

function nameOf({ type }: Fiber): string {
  if (type === null || typeof type === "string") return type ?? "";
  return type.displayName ?? type.name ?? type.type?.name ?? "";
}
