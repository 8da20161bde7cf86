// Says in a notice that something was done. Used in features/chat/list.
import { notifications } from "@mantine/notifications";
import { useCallback, type ReactNode } from "react";
import { useListWords } from "./words";

interface Options {
  color?: string;
  autoClose?: number;
}

/** Gives the id of the notice, by which it can be taken away. */
export function useSay(): (message: ReactNode, options?: Options) => string {
  const { close } = useListWords();
  return useCallback(
    // Mantine leaves the button that closes a notice without a name.
    (message, options = {}) => notifications.show({ message, closeButtonProps: { "aria-label": close }, ...options }),
    [close],
  );
}
