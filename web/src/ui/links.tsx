// Buttons and rows that lead somewhere: real links, that open in a new tab when asked. Used by every feature.
import { Anchor, Button } from "@mantine/core";
import { createLink } from "@tanstack/react-router";

export const ButtonLink = createLink(Button<"a">);
export const TextLink = createLink(Anchor<"a">);
