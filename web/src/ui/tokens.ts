// The colours, light and dark. theme.ts hands them to Mantine and to CSS as `--cb-…`; tokens.test.ts measures contrast.

export const LIGHT = {
  ink: "#1d2433",
  quiet: "#576074",
  paper: "#ffffff",
  ground: "#f6f7f9",
  hover: "#e9ecf1",
  lines: "#e3e6eb",
  /** Borders of things one can type in or press: 3:1 against paper and ground (WCAG 1.4.11). */
  edge: "#848c9e",
  accent: "#0b5d66",
  accentFill: "#0b5d66",
  accentFillHover: "#084a52",
  onAccent: "#ffffff",
  tint: "#e3f0f0",
  onTint: "#0b5d66",
  attention: "#d7a52a",
  attentionTint: "#fdf3d8",
  onAttentionTint: "#5b4300",
  danger: "#b42318",
  dangerTint: "#fdeceb",
} as const;

export type Tokens = { readonly [Name in keyof typeof LIGHT]: string };

export const DARK: Tokens = {
  ink: "#e8ebf1",
  quiet: "#b4bcc9",
  paper: "#1a2029",
  ground: "#12161d",
  hover: "#262e3a",
  lines: "#2f3845",
  edge: "#707b8d",
  accent: "#76c8d0",
  accentFill: "#76c8d0",
  accentFillHover: "#93d6dc",
  onAccent: "#0b2226",
  tint: "#173539",
  onTint: "#8fd6dd",
  attention: "#d7a52a",
  attentionTint: "#3a2f12",
  onAttentionTint: "#f3d68b",
  danger: "#ff9d93",
  dangerTint: "#3d1f1d",
};
