// What is said of one model's answers: how many were useful, and why others were not. Rendered by FeedbackPage.
import type { ModelFeedback } from "../../../api/answers";
import { useFormat } from "../../../ui/i18n/format";
import classes from "./Feedback.module.css";
import { useFeedbackWords } from "./words";

export function ModelFeedbackRow({ said }: { said: ModelFeedback }) {
  const t = useFeedbackWords();
  const format = useFormat();
  const { useful, not_useful: notUseful } = said;
  const name = said.model_name ?? said.model_id;
  const share = useful / Math.max(1, useful + notUseful);
  return (
    <li className={classes.row}>
      <div className={classes.head}>
        <strong className={classes.name}>{name}</strong>
        <span>
          {`${format.number(useful)}\u00a0${format.plural(useful, t.useful)} · ${format.number(notUseful)}\u00a0${format.plural(notUseful, t.notUseful)}`}
        </span>
      </div>
      <div
        className={classes.bar}
        role="img"
        aria-label={t.share(format.number(share, { style: "percent", maximumFractionDigits: 0 }))}
      >
        <span style={{ width: `${String(share * 100)}%` }} />
      </div>
      {said.reasons.length > 0 && (
        <ul className={classes.reasons} aria-label={t.reasonsOf(name)}>
          {said.reasons.map(({ reason, count }) => (
            <li key={reason}>
              {t.reasons[reason]} <b>{format.number(count)}</b>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
