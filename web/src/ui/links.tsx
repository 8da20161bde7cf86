// Buttons and rows that lead somewhere: real links, that open in a new tab when asked. Used by every feature.
import { Anchor, Button, type ButtonProps } from "@mantine/core";
import { createLink } from "@tanstack/react-router";
import type { ComponentProps } from "react";

/** Mantine's button is a `button` unless told otherwise, and an address on one leads nowhere. */
function LinkLikeButton(props: ButtonProps & Omit<ComponentProps<"a">, keyof ButtonProps>) {
  return <Button component="a" {...props} />;
}

export const ButtonLink = createLink(LinkLikeButton);
export const TextLink = createLink(Anchor<"a">);
