// The rules of the web front end: strict types, hooks, accessibility, and the order of the folders.
import js from "@eslint/js";
import { defineConfig } from "eslint/config";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import tseslint from "typescript-eslint";
import { noCycles } from "./dev/noCycles.js";

export default defineConfig(
  { ignores: ["node_modules", "src/api/schema.d.ts"] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  jsxA11y.flatConfigs.strict,
  reactHooks.configs.flat["recommended-latest"],
  {
    languageOptions: {
      globals: globals.browser,
      parserOptions: {
        projectService: { allowDefaultProject: ["public/*.js"] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/consistent-type-definitions": ["error", "interface"],
      "@typescript-eslint/consistent-type-imports": "error",
      // Numbers in a sentence are what most sentences with a count are for.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // Event handlers may be async: the query client catches what they throw.
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      // French typography needs no-break spaces.
      "no-irregular-whitespace": ["error", { skipStrings: true, skipTemplates: true }],
    },
  },
  { files: ["src/**"], plugins: { colombage: { rules: { "no-cycles": noCycles } } }, rules: { "colombage/no-cycles": "error" } },
  {
    // Floors: app > features > ui > api. Features never import each other, nor the app.
    files: ["src/features/**"],
    rules: {
      "no-restricted-imports": ["error", { patterns: [{ group: ["**/app/*", "../../features/*"], message: "Features import ui and api only." }] }],
    },
  },
  {
    files: ["src/ui/**"],
    rules: {
      "no-restricted-imports": ["error", { patterns: [{ group: ["**/app/*", "**/features/*"], message: "ui imports api only." }] }],
    },
  },
  {
    files: ["src/api/**"],
    rules: {
      "no-restricted-imports": ["error", { patterns: [{ group: ["**/app/*", "**/features/*", "**/ui/*"], message: "api is the lowest floor." }] }],
    },
  },
  // The accessibility plug-in has no types.
  { files: ["*.js", "dev/*.js"], extends: [tseslint.configs.disableTypeChecked] },
  { files: ["public/*.js"], rules: { "@typescript-eslint/prefer-optional-chain": "off" } },
);
