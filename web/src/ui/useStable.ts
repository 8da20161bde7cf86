// One function for the life of a component, which does what the last render's would: handed down, it makes nothing render
// again. Not for use while rendering. Used where a context carries what a page can do.
import { useCallback, useLayoutEffect, useRef } from "react";

export function useStable<Given extends unknown[], Result>(act: (...given: Given) => Result): (...given: Given) => Result {
  const latest = useRef(act);
  useLayoutEffect(() => {
    latest.current = act;
  });
  return useCallback((...given: Given) => latest.current(...given), []);
}
