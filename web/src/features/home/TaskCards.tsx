// The tasks of one's profession, then what works without a form, each one click from its start. Used by HomePage.
import { FileButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { modelsQuery } from "../../api/organisation";
import type { Task } from "../../api/tasks";
import type { LanguageModel } from "../../api/types";
import { READABLE_FILES } from "../../ui/files";
import { CardText, TaskList } from "../../ui/TaskList";
import classes from "./HomePage.module.css";
import { useWords } from "./words";

interface Props {
  tasks: readonly Task[];
  onDocument: (file: File, modelId: string | undefined) => void;
  onTalk: (modelId: string) => void;
}

/** A model that writes and answers now; a real one before the demonstration's. */
function writer(models: readonly LanguageModel[]): LanguageModel | undefined {
  const ready = models.filter((model) => model.engine !== "extractive" && model.state === "ready");
  return ready.find((model) => !model.demonstration) ?? ready[0];
}

export function TaskCards({ tasks, onDocument, onTalk }: Props) {
  const t = useWords();
  const { data: models = [] } = useQuery(modelsQuery);
  const model = writer(models);
  // Each card brings the model that does what the card says, whichever is proposed for everything else.
  const quoting = models.find(({ engine, state }) => engine === "extractive" && state === "ready")?.id;
  return (
    <TaskList tasks={tasks}>
      <li>
        <FileButton accept={READABLE_FILES} onChange={(file) => file && onDocument(file, quoting)}>
          {(props) => (
            <button type="button" className={classes.card} {...props}>
              <CardText title={t.askTitle} text={t.askText} tag={t.askTag} />
            </button>
          )}
        </FileButton>
      </li>
      <li>
        <Link to="/proteger" className={classes.card}>
          <CardText title={t.protectTitle} text={t.protectText} tag={t.protectTag} />
        </Link>
      </li>
      {model && (
        <li>
          <button type="button" className={classes.card} onClick={() => onTalk(model.id)}>
            <CardText
              title={t.talkTitle}
              text={t.talkText(model.name)}
              tag={model.demonstration ? t.talkDemonstration : model.name}
            />
          </button>
        </li>
      )}
    </TaskList>
  );
}
