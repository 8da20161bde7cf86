import { MantineProvider } from "@mantine/core";
import { cleanup, render } from "@testing-library/react";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { Answer } from "../Answer";
import { withSources } from "./copiedFormulas";
import { fetchDrawing } from "./drawing";

function show(text: string, streaming = false) {
  const { container } = render(
    <MantineProvider>
      <Answer text={text} streaming={streaming} />
    </MantineProvider>,
  );
  return container.lastElementChild as HTMLElement;
}

const sources = (page: Element) => [...page.querySelectorAll("[data-formula]")].map((each) => each.getAttribute("data-formula"));

// Before anything is loaded: KaTeX draws on no page without a document type, and takes this one for such.
vi.hoisted(() => Object.defineProperty(document, "compatMode", { value: "CSS1Compat" }));

beforeAll(fetchDrawing);
afterEach(cleanup);

describe("formulas of an answer", () => {
  it.each([
    ["a dollar", "La dose $D = 15\\,\\text{mg}$ suffit."],
    ["two dollars", "Soit $$D = 15$$ ici."],
    ["parentheses", "La dose \\(D = 15\\) suffit."],
    ["brackets", "Soit \\[ D = 15 \\] ici."],
    ["two dollars on their lines", "Soit :\n$$\nD = 15\n$$\nici."],
    ["brackets on their lines", "\\[\nD = 15\n- 3\n\\]"],
    ["a list", "1. Dose\n\n   \\[\n   D = 15\n   \\]"],
    ["chemistry", "Du $\\ce{H2O}$."],
  ])("are drawn between %s, with MathML for screen readers", (_, text) => {
    const page = show(text);
    const drawn = page.querySelectorAll("[data-formula] .katex");
    expect(drawn).toHaveLength(1);
    expect(drawn[0]?.querySelector("math annotation")?.textContent).not.toBe("");
    expect(drawn[0]?.querySelector(".katex-html")?.getAttribute("aria-hidden")).toBe("true");
    expect(page.querySelector("ul")).toBeNull();
  });

  it("stand on a line of their own where they were written so", () => {
    const page = show("Ici $a = 1$, puis $$b = 2$$ et \\[c = 3\\]\n\n$$\nd = 4\n$$");
    expect([...page.querySelectorAll("[data-formula]")].map((each) => each.hasAttribute("data-display"))).toEqual([
      false, true, true, true,
    ]);
  });

  it.each([
    "Entre 5 $ à 10 $ la boîte, soit **15 $** les deux.",
    "Cela coûte 5$, puis 10$ et 3,50\u00a0$ à 4\u00a0$.",
    "De US$5 à US$7 ($5 ou $7), $5-$10.",
    "Voir `$x$` et \\$x\\$.",
    "```\n$x$ \\(y\\)\n```",
  ])("are not found in %j", (text) => {
    const page = show(text);
    expect(sources(page)).toEqual([]);
    expect(page.textContent).not.toContain("**");
  });

  it("leave escaped brackets what they are", () => {
    const page = show("Selon \\[1\\] et \\[annexe\\] \\(voir page 3\\).");
    expect(page.textContent.replace("\u00a0", " ")).toBe("Selon [1] et [annexe] (voir page 3).");
  });

  it.each(["La dose $D = \\frac{1}{", "La dose \\(D = 15", "$$\nD = 15\n", "\\[\nD = \\frac{1}{2"])(
    "stay text until their end has come: %j",
    (text) => {
      const page = show(text, true);
      expect(sources(page)).toEqual([]);
      expect(page.textContent).toContain("D = ");
    },
  );

  it("show their source where KaTeX does not know them", () => {
    const page = show("Soit $\\inconnu{x}$, puis $a_1$.");
    expect(sources(page)).toEqual(["$a_1$"]);
    expect(page.textContent).toContain("$\\inconnu{x}$");
  });

  it("keep their element while what follows streams in", () => {
    const view = (text: string) => (
      <MantineProvider>
        <Answer text={text} streaming />
      </MantineProvider>
    );
    const { container, rerender } = render(view("Soit $a_1$ et"));
    const first = container.querySelector(".katex");
    for (const text of ["Soit $a_1$ et $b", "Soit $a_1$ et $b$", "Soit $a_1$ et $b$.\n\nFin"]) rerender(view(text));
    expect(first).not.toBeNull();
    expect(container.querySelector(".katex")).toBe(first);
    expect(container.querySelectorAll(".katex")).toHaveLength(2);
  });
});

describe("what a formula may not do", () => {
  it.each([
    "$\\href{javascript:alert(1)}{x}$",
    "$\\href{https://ailleurs.example}{x}$",
    "$\\url{https://ailleurs.example}$",
    "$\\includegraphics{https://ailleurs.example/p.png}$",
    "$\\htmlClass{content}{x}$",
    "$\\htmlId{content}{x}$",
    "$\\htmlStyle{position: fixed}{x}$",
    "$\\htmlData{formula=x}{x}$",
    "$\\text{<img src=x onerror=alert(1)>}$",
  ])("is to follow %s", (text) => {
    const page = show(`Voir ${text} ici.`);
    expect(page.querySelector("a, img, script, [href], [src], [id], [onerror], .content, [style*=fixed]")).toBeNull();
    expect(page.textContent).toContain("ici.");
  });

  it.each([
    ["a macro that calls itself", "$\\def\\a{\\a\\a}\\a$"],
    ["macros that double twenty times", `$${Array.from({ length: 20 }, (_, at) => `\\def\\a${letters(at + 1)}{\\a${letters(at)}\\a${letters(at)}}`).join("")}\\a${letters(20)}$`],
    ["ten thousand characters", `$${"x+".repeat(5000)}x$`],
    ["one macro that writes much, often", `$\\def\\a{${"x".repeat(1200)}}${"\\a".repeat(290)}$`],
    ["a macro of another name", `$\\newcommand{\\a}{${"x".repeat(1200)}}${"\\a".repeat(290)}$`],
    ["deep braces", `$${"{".repeat(900)}x${"}".repeat(900)}$`],
    ["deep brackets", `$${"\\left(".repeat(100)}x${"\\right)".repeat(100)}$`],
    ["a row of a thousand columns", `$\\begin{matrix}${"x&".repeat(900)}\\end{matrix}$`],
    ["deep fractions", `$${"\\frac{1}{".repeat(150)}x${"}".repeat(150)}$`],
    ["many roots", `$${"\\sqrt{".repeat(45)}x${"}".repeat(45)}$`],
    ["open dollars", "$a ".repeat(10_000)],
    ["open parentheses", "\\(a ".repeat(10_000)],
    ["open brackets on lines", "\\[\n".repeat(2_000)],
    ["open double dollars", "$$a\n".repeat(2_000)],
    ["runs of dollars of all lengths", Array.from({ length: 300 }, (_, at) => "$".repeat(at)).join(" a ")],
    ["short formulas", "$x_1$ ".repeat(100)],
  ])("take the page's time: %s", (_, text) => {
    const begun = performance.now();
    expect(show(`Avant\n\n${text}`).textContent).toContain("Avant");
    expect(performance.now() - begun).toBeLessThan(3000);
  });

  it("be drawn by the thousand", () => {
    const page = show("$x_1$ ".repeat(240));
    expect(sources(page)).toHaveLength(200);
    expect(page.textContent.endsWith("$x_1$")).toBe(true);
  }, 15_000);

  it("be as large as it says", () => {
    const page = show("$\\rule{900em}{900em}$");
    const sizes = [...page.querySelectorAll<HTMLElement>(".katex-html [style]")].map((each) => each.getAttribute("style") ?? "");
    expect(sizes.join(" ")).not.toContain("900em");
  });

  it.each(["\\raisebox{-60em}{y}", "x\\hspace{-90em}y", "x\\kern-90em y", "\\begin{matrix}a\\\\[-50em]b\\end{matrix}"])(
    "reach out of its place: %s",
    (tex) => {
      expect(sources(show(`Voir $${tex}$ et $a - 5$.`))).toEqual(["$a - 5$"]);
    },
  );

  it("is to define for the next", () => {
    const page = show("$\\gdef\\R{x}\\R$\n\n$\\R^2$");
    expect(sources(page)).toEqual(["$\\R^2$"]);
    expect(page.querySelectorAll(".mathbb")).toHaveLength(1);
  });
});

describe("words selected by hand", () => {
  it("have the source of the formulas among them", () => {
    const page = show("Soit $a_1$ et\n\n$$\nb_2\n$$");
    const range = document.createRange();
    range.selectNodeContents(page);
    expect(withSources(range)?.textContent).toBe("Soit $a_1$ et$$\nb_2\n$$");
    expect(withSources(range)?.querySelector(".katex")).toBeNull();
  });

  it("are left to the browser where there is none", () => {
    const range = document.createRange();
    range.selectNodeContents(show("Soit a et b."));
    expect(withSources(range)).toBeNull();
  });
});

function letters(at: number): string {
  return "x".repeat(at + 1);
}
