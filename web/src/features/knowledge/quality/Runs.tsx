// The runs of a test set: a line for the eye, a table for everybody. Used by TestSet.
import { Table } from "@mantine/core";
import { useFormat } from "../../../ui/i18n/format";
import { useKnowledgeText } from "../i18n/useKnowledgeText";
import type { TestRun } from "../types";
import { HEIGHT, heightOf, pointsOf, WIDTH } from "./plot";
import classes from "./Quality.module.css";

const RUNS_SHOWN = 20;
const GRID = [0, 0.25, 0.5, 0.75, 1];

/** `runs`: the newest first. */
export function Runs({ runs }: { runs: readonly TestRun[] }) {
  const shown = runs.slice(0, RUNS_SHOWN);
  return (
    <div className={classes.runs}>
      <RecallChart runs={shown.toReversed()} />
      <RunTable runs={shown} />
    </div>
  );
}

function RecallChart({ runs }: { runs: readonly TestRun[] }) {
  const t = useKnowledgeText().quality;
  const format = useFormat();
  const percent = (share: number) => format.number(share, { style: "percent" });
  const points = pointsOf(runs);
  const first = runs[0];
  const last = runs.at(-1);
  if (first === undefined || last === undefined) return null;
  return (
    <figure className={classes.chart}>
      <div className={classes.plot}>
        {/* Beside the drawing and not in it: letters keep their size when it shrinks. */}
        <div className={classes.ticks} aria-hidden>
          {GRID.map((share) => (
            <span key={share} style={{ top: `${(100 * heightOf(share)) / HEIGHT}%` }}>
              {percent(share)}
            </span>
          ))}
        </div>
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t.chart(percent(first.recall5), percent(last.recall5), runs.length)}>
          {GRID.map((share) => (
            <line key={share} x1={0} x2={WIDTH} y1={heightOf(share)} y2={heightOf(share)} className={classes.grid} />
          ))}
          <polyline points={points.map(({ x, y }) => `${x},${y}`).join(" ")} className={classes.line} />
          {points.map(({ x, y }) => (
            <circle key={x} cx={x} cy={y} r={4} className={classes.point} />
          ))}
        </svg>
      </div>
      <figcaption>{t.chartCaption}</figcaption>
    </figure>
  );
}

function RunTable({ runs }: { runs: readonly TestRun[] }) {
  const t = useKnowledgeText().quality;
  const format = useFormat();
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <div className={classes.runTable} tabIndex={0} role="region" aria-label={t.runsTitle}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t.ranAt}</Table.Th>
            <Table.Th scope="col" className={classes.count ?? ""}>
              {t.recall}
            </Table.Th>
            <Table.Th scope="col" className={classes.count ?? ""}>
              {t.rank}
            </Table.Th>
            <Table.Th scope="col" className={classes.count ?? ""}>
              {t.questionCount}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {runs.map((run) => (
            <Table.Tr key={run.ran_at}>
              <Table.Th scope="row" className={classes.when ?? ""}>
                {format.moment(run.ran_at)}
                {run.trigger === "reindex" && <span className={classes.share}> {t.reindexed}</span>}
              </Table.Th>
              <Table.Td className={classes.count ?? ""}>{format.number(run.recall5, { style: "percent" })}</Table.Td>
              <Table.Td className={classes.count ?? ""}>
                {format.number(run.reciprocal_rank, { minimumFractionDigits: 2, maximumFractionDigits: 2 })}
              </Table.Td>
              <Table.Td className={classes.count ?? ""}>{format.number(run.questions)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
