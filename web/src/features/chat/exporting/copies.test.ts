import { describe, expect, it } from "vitest";
import { copyOf } from "./copies";
import { fileNameIn } from "./exportFile";

const made = (answer: string, sources: string[] = []) =>
  copyOf({ answer, sources, sourcesTitle: "Sources", image: (description) => `Image non affichée : ${description}` });

const elementsOf = (html: string) => {
  const host = document.createElement("div");
  host.innerHTML = html;
  return host;
};

describe("what is put on the clipboard", () => {
  it("keeps titles, lists within lists, tables and looks", () => {
    const { html, text } = made(
      "## Titre\n\nDu **gras** [1].\n\n1. un\n   - dedans\n2. deux\n\n| Produit | Dose |\n|---|--:|\n| Paracétamol | 1 g |\n\n> cité\n\n```\na\n  b\n```",
    );
    const page = elementsOf(html);
    expect(page.querySelector("h2")?.textContent).toBe("Titre");
    expect(page.querySelector("strong")?.textContent).toBe("gras");
    expect(page.querySelector("ol > li > ul > li")?.textContent).toBe("dedans");
    expect(page.querySelector("table")?.getAttribute("border")).toBe("1");
    expect(text).toBe(
      "Titre\n\nDu gras [1].\n\n1. un\n  - dedans\n2. deux\n\nProduit\tDose\nParacétamol\t1 g\n\ncité\n\na\n  b",
    );
  });

  it("carries no style, class or name of ours", () => {
    const page = elementsOf(made("- [x] fait\n- [ ] à faire\n\n# Titre\n\n`code` [1]").html);
    expect(page.querySelector("[class], [id], button, input, [title]")).toBeNull();
    expect(page.textContent).toContain("☑ fait");
  });

  it("keeps formulas as they are written", () => {
    const { html, text } = made("Soit \\(a_1 * b_2 * c\\), $x_1$ et 5 $ à **10 $**.\n\n\\[\na\n- b\n\\]");
    expect(text).toBe("Soit \\(a_1 * b_2 * c\\), $x_1$ et 5 $ à 10 $.\n\n\\[ a - b \\]");
    expect(elementsOf(html).querySelector("em, ul, .katex")).toBeNull();
  });

  it("adds what the answer cites", () => {
    const { html, text } = made("Selon le protocole [1].", ["[1] Protocole.pdf, page 4"]);
    expect(text).toBe("Selon le protocole [1].\n\nSources\n\n[1] Protocole.pdf, page 4");
    expect(elementsOf(html).textContent).toContain("[1] Protocole.pdf, page 4");
  });

  it.each([
    "<script>window.hacked = 1</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "![suivi](data:image/png;base64,AAAA)",
    "<style>body { display: none }</style>",
  ])("is as harmless as the page: %s", (hostile) => {
    const page = elementsOf(made(`Avant\n\n${hostile}\n\naprès ${hostile}`).html);
    expect(page.querySelector("script, img, style, a, [href], [src], [onerror]")).toBeNull();
  });

  it("names the address of an image instead of fetching it, and shows where a link leads", () => {
    const { html, text } = made("![suivi](https://ailleurs.example/p.png?d=1) et [le guide](https://exemple.fr/guide)");
    expect(elementsOf(html).querySelector("img")).toBeNull();
    expect(text).toBe(
      "Image non affichée : suivi (ailleurs.example/p.png?d=1) et le guide (exemple.fr/guide)",
    );
  });

  it("leaves out what hides in a text", () => {
    expect(made("facture\u202Efdp.exe\u200B").text).toBe("facturefdp.exe");
  });

  it("copies what is too heavy to be read as it stands", () => {
    const { html, text } = made(`${">".repeat(5000)}\nfin`);
    expect(elementsOf(html).querySelector("blockquote")).toBeNull();
    expect(text.endsWith(">\nfin")).toBe(true);
  });
});

describe("the name of an exported file", () => {
  it("is the one with accents", () => {
    expect(fileNameIn("attachment; filename=\"Ete.docx\"; filename*=UTF-8''%C3%89t%C3%A9.docx")).toBe("Été.docx");
  });

  it.each(["", "attachment", "attachment; filename*=UTF-8''%E9"])("is none in %s", (header) => {
    expect(fileNameIn(header)).toBeNull();
  });
});
