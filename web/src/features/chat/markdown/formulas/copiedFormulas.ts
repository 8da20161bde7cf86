// What is selected by hand and copied has the source of its formulas, and not the letters that they were drawn with.
// Loaded with the drawing of formulas, once.
import { plainTextOf } from "../../exporting/plainText";

document.addEventListener("copy", (event) => {
  const selection = window.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0 || event.clipboardData === null) return;
  const copied = withSources(selection.getRangeAt(0));
  if (copied === null) return;
  event.clipboardData.setData("text/html", copied.innerHTML);
  event.clipboardData.setData("text/plain", plainTextOf(copied));
  event.preventDefault();
});

/** The selected words; null when there is no formula among them. One of which a part is selected counts as a whole. */
export function withSources(selected: Range): HTMLElement | null {
  const range = selected.cloneRange();
  const first = formulaAround(range.startContainer);
  const last = formulaAround(range.endContainer);
  if (first !== null) range.setStartBefore(first);
  if (last !== null) range.setEndAfter(last);
  const host = document.createElement("div");
  host.append(range.cloneContents());
  const drawn = host.querySelectorAll("[data-formula]");
  drawn.forEach((each) => {
    const source = each.getAttribute("data-formula") ?? "";
    const place = document.createElement(each.hasAttribute("data-display") ? "div" : "span");
    place.textContent = source;
    each.replaceWith(place);
  });
  return drawn.length > 0 ? host : null;
}

function formulaAround(node: Node): Element | null {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest("[data-formula]") ?? null;
}
