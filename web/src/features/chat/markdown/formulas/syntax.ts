// The syntax of formulas in Markdown: `$…$`, `$$…$$`, `\(…\)` and `\[…\]`, which models write as often. Used by the remark
// plugin `formulas`. The marks are read by micromark's extension; here it is decided what is no formula after all.
import { math } from "micromark-extension-llm-math";
import type { Code, Construct, ConstructRecord, Extension, ParseContext } from "micromark-util-types";
import { isFormula } from "./isFormula";

/** Characters read in vain for the end of formulas, in one block: thousands of open marks would take seconds. */
const MOST_IN_VAIN = 50_000;

export function formulaSyntax(): Extension {
  const { flow, text } = math();
  return { flow: everyOne(flow, asBlock), text: everyOne(text, asWords) };
}

function everyOne(constructs: ConstructRecord | undefined, judged: (construct: Construct) => Construct): ConstructRecord {
  return Object.fromEntries(
    Object.entries(constructs ?? {}).map(([code, each]) => [code, [each ?? []].flat().map(judged)]),
  );
}

/** A formula of its own lines. Without an end it is text: the rest of an answer must not vanish into it. */
function asBlock(construct: Construct): Construct {
  return judging(construct, (source) => {
    const end = source.startsWith("\\[") ? "\\]" : "$$";
    return source.length > 3 && source.trimEnd().endsWith(end) && isFormula(source.trim(), "", "");
  });
}

function asWords(construct: Construct): Construct {
  return judging(construct, (source, before, after) => isFormula(source, shown(before), shown(after)));
}

const inVain = new WeakMap<ParseContext, number>();

function judging(construct: Construct, judge: (source: string, before: Code, after: Code) => boolean): Construct {
  return {
    ...construct,
    tokenize(effects, ok, nok) {
      const start = this.now();
      const before = this.previous;
      const refused = (code: Code) => {
        inVain.set(this.parser, (inVain.get(this.parser) ?? 0) + this.now().offset - start.offset);
        return nok(code);
      };
      if ((inVain.get(this.parser) ?? 0) > MOST_IN_VAIN) return nok;
      return construct.tokenize.call(
        this,
        effects,
        (code) => {
          // Asked only whether a paragraph ends here: the formula itself has not been read yet.
          if (this.interrupt === true) return ok(code);
          return judge(this.sliceSerialize({ start, end: this.now() }), before, code) ? ok(code) : refused(code);
        },
        refused,
      );
    },
  };
}

/** Ends of lines are negative codes. */
function shown(code: Code): string {
  return code === null ? "" : code < 0 ? "\n" : String.fromCharCode(code);
}
