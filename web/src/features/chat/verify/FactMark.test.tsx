import { MantineProvider } from "@mantine/core";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { FactToCheck } from "../../../api/types";
import { Answer } from "../markdown/Answer";
import { VerifyContext } from "./verifyContext";

const TEXT = "Donner **1 000** mg [1] :\n\n- puis `48 h` de pause\n- et 7 jours de repos\n\n| dose | durée |\n|---|---|\n| 5 mg | \\* 3 h |\n\nSoit $D = 15 \\times 60$.";
const facts = (...written: string[]): FactToCheck[] =>
  written.map((each, index) => ({
    at: TEXT.indexOf(each),
    length: each.length,
    kind: "number",
    written: each.replaceAll("*", ""),
    passages: index === 0 ? [1] : [],
  }));

function show(found: FactToCheck[], checked: number[] = []) {
  const open = vi.fn();
  render(
    <MantineProvider>
      <VerifyContext value={{ facts: new Map(found.map((fact) => [fact.at, fact])), checked: new Set(checked), open }}>
        <Answer text={TEXT} streaming={false} facts={found} />
      </VerifyContext>
    </MantineProvider>,
  );
  return open;
}

afterEach(cleanup);

describe("marks of what is to be checked", () => {
  it("stand around the words, in lists and tables too, and open the panel there", () => {
    const found = facts("7 jours", "5 mg");
    const open = show(found);
    const mark = screen.getByRole("button", { name: "7 jours, à vérifier, se retrouve dans un passage" });
    expect(mark.textContent).toBe("7 jours");
    expect(mark.closest("li")?.textContent).toBe("et 7 jours de repos");
    fireEvent.click(mark);
    expect(open).toHaveBeenCalledWith(TEXT.indexOf("7 jours"));
    expect(screen.getByRole("button", { name: "5 mg, à vérifier, sans source" }).closest("td")).not.toBeNull();
  });

  it("go on behind the end of bold words", () => {
    show(facts("1 000** mg"));
    expect(screen.getAllByRole("button").map(({ textContent }) => textContent)).toEqual(["1 000", " mg"]);
  });

  it("say so once it was checked", () => {
    show(facts("7 jours"), [TEXT.indexOf("7 jours")]);
    expect(screen.getByRole("button", { name: "7 jours, vérifié" }).dataset.checked).toBe("true");
  });

  it("leave formulas to the panel", () => {
    show(facts("15", "60"));
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("leave alone what escapes have moved, rather than mark other words", () => {
    show(facts("3 h"));
    expect(screen.queryByRole("button")).toBeNull();
  });
});
