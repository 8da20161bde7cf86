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
  onDocument: (file: File) => void;
  onTalk: () => void;
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
  return (
    <TaskList tasks={tasks}>
      <li>
        <FileButton accept={READABLE_FILES} onChange={(file) => file && onDocument(file)}>
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
          <button type="button" className={classes.card} onClick={onTalk}>
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
