// Where the keyboard is once a dialog has gone: back where it was, unless the page placed it itself.
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { useFocusGivenBack } from "./useFocusGivenBack";

afterEach(cleanup);

function Dialog() {
  useFocusGivenBack();
  return <input />;
}

const page = (opened: boolean) => (
  <>
    <button type="button">Ouvrir</button>
    <p tabIndex={-1}>Trois à traiter</p>
    {opened && <Dialog />}
  </>
);

it.each([
  ["back to what opened it", null],
  ["where the page placed it meanwhile", "Trois à traiter"],
])("is %s", (_, placed) => {
  const { rerender } = render(page(false));
  const opener = screen.getByRole("button");
  act(() => opener.focus());
  rerender(page(true));
  act(() => (placed === null ? screen.getByRole("textbox") : screen.getByText(placed)).focus());
  rerender(page(false));
  expect(document.activeElement).toBe(placed === null ? opener : screen.getByText(placed));
});
