// The table of the policy; with `onChange` each cell is a button. Used by PolicyPage.
import { DATA_CLASSES, HOSTINGS, type PolicyMatrix, type Verdict } from "../../api/types";
import { useLabels } from "../../ui/i18n/labels";
import type { Cell } from "./CellForm";
import classes from "./Matrix.module.css";
import { useWords } from "./words";

interface Props {
  matrix: PolicyMatrix["matrix"];
  onChange: ((cell: Cell) => void) | undefined;
}

/** A sign beside the word, so that the table is read at a glance and without colours. */
const SIGNS: Record<Verdict, string> = { as_is: "✓", pseudonymised: "◐", refused: "✕" };

export function Matrix({ matrix, onChange }: Props) {
  const t = useWords();
  const labels = useLabels();
  return (
    <div className={classes.frame}>
      <table className={classes.matrix} aria-label={t.caption}>
        <thead>
          <tr>
            <th scope="col">{t.dataClass}</th>
            {HOSTINGS.map((hosting) => (
              <th key={hosting} scope="col">
                {labels.hosting[hosting]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {DATA_CLASSES.map((dataClass) => (
            <tr key={dataClass}>
              <th scope="row">
                <span className={classes.class}>{labels.dataClass[dataClass]}</span>
                <span className={classes.help}>{labels.dataClassHelp[dataClass]}</span>
              </th>
              {HOSTINGS.map((hosting) => {
                const verdict = matrix[dataClass][hosting];
                const shown = (
                  <>
                    <span aria-hidden="true">{SIGNS[verdict]}</span> {labels.verdict[verdict]}
                  </>
                );
                return (
                  <td key={hosting} data-hosting={labels.hosting[hosting]}>
                    {onChange === undefined ? (
                      <span className={classes.cell} data-verdict={verdict}>
                        {shown}
                      </span>
                    ) : (
                      <button
                        type="button"
                        className={classes.cell}
                        data-verdict={verdict}
                        aria-label={t.change(
                          labels.dataClass[dataClass],
                          labels.hosting[hosting],
                          labels.verdict[verdict],
                        )}
                        onClick={() => onChange({ dataClass, hosting, verdict })}
                      >
                        {shown}
                      </button>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
