// The row of actions under an answer: the few that everybody needs, then « ⋯ ». Rendered by AnswerFooter.
// One component a line; each decides whether it has something to offer, and reads ReadOnlyContext where it changes something.
import { Menu } from "@mantine/core";
import { MoreMenu } from "../../../ui/MoreMenu";
import { CopyItems } from "../exporting/CopyItems";
import { ExportExchange } from "../exporting/ExportItems";
import { OpenVerify } from "../verify/OpenVerify";
import { RateAnswer } from "../verify/RateAnswer";
import { ReportIncident } from "../verify/ReportIncident";
import { CompareWith } from "./actions/CompareWith";
import { CopyAnswer } from "./actions/CopyAnswer";
import { OpenSources } from "./actions/OpenSources";
import { ReadAloud } from "./actions/ReadAloud";
import { Regenerate } from "./actions/Regenerate";
import { ShowDetails } from "./actions/ShowDetails";
import { StopReading } from "./actions/StopReading";
import type { AnswerPartProps } from "./answerPart";
import classes from "./TurnView.module.css";
import { useThreadWords } from "./words";

export function AnswerActions(answer: AnswerPartProps) {
  const words = useThreadWords();
  return (
    <div className={classes.actions}>
      <OpenVerify {...answer} />
      <CopyAnswer {...answer} />
      <OpenSources {...answer} />
      <StopReading {...answer} />
      <div className={classes.last}>
        <RateAnswer {...answer} />
        <MoreMenu label={words.moreOfAnswer} size="md">
          <Regenerate {...answer} />
          <CompareWith {...answer} />
          <Menu.Divider />
          <CopyItems {...answer} />
          <ExportExchange {...answer} />
          <Menu.Divider />
          <ReadAloud {...answer} />
          <ShowDetails {...answer} />
          <ReportIncident {...answer} />
        </MoreMenu>
      </div>
    </div>
  );
}
