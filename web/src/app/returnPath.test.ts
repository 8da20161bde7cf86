// A link to the sign-in page must not be able to lead to another site.
import { expect, test } from "vitest";
import { returnPath } from "./returnPath";

test.each(["/", "/conversations/0190", "/administration/regles"])("%s is ours", (path) => {
  expect(returnPath(path)).toBe(path);
});

test.each(["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "", undefined, 3])(
  "%s is refused",
  (path) => {
    expect(returnPath(path)).toBeUndefined();
  },
);
