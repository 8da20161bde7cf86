// The manifest and the page are files of their own: they say the same colours as the tokens, and the bar follows a choice.
import { readFileSync } from "node:fs";
import { MantineProvider } from "@mantine/core";
import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { DARK, LIGHT } from "../ui/tokens";
import { BarColour } from "./BarColour";

const page = readFileSync("index.html", "utf8");
const metas = [...page.matchAll(/<meta name="theme-color".*?>/g)].map(([meta]) => meta);
const shown = () => [...document.head.querySelectorAll("meta")].map((meta) => meta.content);

afterEach(() => {
  cleanup();
  document.head.innerHTML = "";
});

it("begins with the ground of the machine's scheme", () => {
  expect(metas).toEqual([
    `<meta name="theme-color" media="(prefers-color-scheme: light)" content="${LIGHT.ground}" />`,
    `<meta name="theme-color" media="(prefers-color-scheme: dark)" content="${DARK.ground}" />`,
  ]);
  const manifest = JSON.parse(readFileSync("public/manifest.webmanifest", "utf8")) as Record<string, unknown>;
  expect([manifest.theme_color, manifest.background_color]).toEqual([LIGHT.ground, LIGHT.ground]);
});

it("follows the scheme that the person chose", () => {
  document.head.innerHTML = metas.join("");
  const inScheme = (scheme: "dark" | "light") => (
    <MantineProvider forceColorScheme={scheme}>
      <BarColour />
    </MantineProvider>
  );
  const { rerender } = render(inScheme("dark"));
  expect(shown()).toEqual([DARK.ground, DARK.ground]);
  rerender(inScheme("light"));
  expect(shown()).toEqual([LIGHT.ground, LIGHT.ground]);
});
