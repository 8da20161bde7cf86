// Mantine in the colours and type of the product. Used by the app's providers and by tests that render pages.
import {
  createTheme,
  defaultVariantColorsResolver,
  localStorageColorSchemeManager,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from "@mantine/core";
import { DARK, LIGHT, type Tokens } from "./tokens";

const FONT = '"Atkinson Hyperlegible Next Variable", system-ui, sans-serif';

// Mantine wants ten steps; ours are the tint (0), the accent (7) and what lies between.
const accent: MantineColorsTuple = [
  "#e3f0f0", "#cfe5e6", "#a5cfd2", "#76b7bc", "#4f9fa6", "#2f8790", "#18727b", "#0b5d66", "#084a52", "#06383e",
];

// Mantine draws fields, disabled buttons and hovers in dark mode from these: ours instead of its neutral greys.
const dark: MantineColorsTuple = [
  DARK.ink, "#c9cfda", DARK.quiet, DARK.edge, DARK.lines, DARK.hover, DARK.paper, DARK.paper, "#151a22", DARK.ground,
];

/** The same key as in public/colour-scheme.js, which runs before the first paint. */
export const colourSchemes = localStorageColorSchemeManager({ key: "colombage.colour-scheme" });

export const theme = createTheme({
  fontFamily: FONT,
  headings: {
    fontFamily: FONT,
    fontWeight: "650",
    sizes: {
      h1: { fontSize: "1.75rem", lineHeight: "1.25" },
      h2: { fontSize: "1.125rem", lineHeight: "1.4" },
      h3: { fontSize: "1rem", lineHeight: "1.45" },
    },
  },
  fontSizes: { xs: "0.8125rem", sm: "0.9375rem", md: "1rem", lg: "1.125rem", xl: "1.25rem" },
  lineHeights: { xs: "1.4", sm: "1.5", md: "1.55", lg: "1.55", xl: "1.5" },
  colors: { accent, dark },
  primaryColor: "accent",
  primaryShade: { light: 7, dark: 3 },
  black: LIGHT.ink,
  white: LIGHT.paper,
  defaultRadius: "md",
  focusRing: "auto",
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    // A <header> in a window counts as a second banner of the page for screen readers.
    ModalHeader: { defaultProps: { component: "div" } },
    Modal: { defaultProps: { centered: true } },
  },
  variantColorResolver: (input) => {
    const resolved = defaultVariantColorsResolver(input);
    const ours = input.color === undefined || input.color === "accent";
    return ours && input.variant === "filled" ? { ...resolved, color: "var(--cb-on-accent)" } : resolved;
  },
});

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function variables(tokens: Tokens): Record<string, string> {
  const own = Object.fromEntries(Object.entries(tokens).map(([name, colour]) => [`--cb-${kebab(name)}`, colour]));
  return {
    ...own,
    "--mantine-color-body": tokens.paper,
    "--mantine-color-text": tokens.ink,
    "--mantine-color-bright": tokens.ink,
    "--mantine-color-dimmed": tokens.quiet,
    "--mantine-color-placeholder": tokens.quiet,
    "--mantine-color-anchor": tokens.accent,
    "--mantine-color-error": tokens.danger,
    "--mantine-color-default": tokens.paper,
    "--mantine-color-default-hover": tokens.hover,
    "--mantine-color-default-color": tokens.ink,
    "--mantine-color-default-border": tokens.lines,
    "--mantine-color-accent-filled": tokens.accentFill,
    "--mantine-color-accent-filled-hover": tokens.accentFillHover,
    "--mantine-color-accent-light": tokens.tint,
    "--mantine-color-accent-light-hover": tokens.tint,
    "--mantine-color-accent-light-color": tokens.onTint,
    "--mantine-color-accent-outline": tokens.accent,
    "--mantine-color-accent-text": tokens.accent,
    "--mantine-primary-color-contrast": tokens.onAccent,
    "--mantine-color-yellow-light": tokens.attentionTint,
    "--mantine-color-yellow-light-color": tokens.onAttentionTint,
    "--mantine-color-red-text": tokens.danger,
    "--mantine-color-red-light": tokens.dangerTint,
    "--mantine-color-red-light-color": tokens.danger,
    "--menu-item-hover": tokens.hover,
    "--mantine-color-disabled": tokens.hover,
    "--mantine-color-disabled-color": tokens.quiet,
  };
}

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: variables(LIGHT),
  dark: variables(DARK),
});
