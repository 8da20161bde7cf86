// The question of a task: its title, how it begins, and what was filled in, folded. Rendered by TurnView.
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { tasksQuery, type Task, type TaskValues } from "../../../api/tasks";
import { messages } from "../../../ui/i18n/language";
import { useChatText } from "../i18n/useChatText";
import { QuestionHeading } from "./QuestionHeading";
import classes from "./TaskQuestion.module.css";
import turnClasses from "./TurnView.module.css";

const useWords = messages({
  fr: { task: "Tâche", show: "Voir ce qui a été donné", hide: "Replier" },
  en: { task: "Task", show: "Show what was given", hide: "Fold" },
});

interface TaskQuestionProps {
  given: { id: string; values: TaskValues };
  /** What stands as the question, for a task that is gone since. */
  text: string;
  documents: readonly string[];
}

export function TaskQuestion({ given, text, documents }: TaskQuestionProps) {
  const t = useWords();
  const words = useChatText().turn;
  const { data: tasks = [] } = useQuery(tasksQuery);
  const [opened, { toggle }] = useDisclosure(false);
  const task = tasks.find(({ id }) => id === given.id);
  const fields = task === undefined ? [] : fieldsOf(task, given.values);
  const main = task === undefined ? text : (given.values[task.main] ?? text);
  return (
    <div className={turnClasses.question}>
      <QuestionHeading />
      <p className={classes.title}>{task?.title ?? t.task}</p>
      {opened ? (
        <dl className={classes.fields}>
          {fields.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className={classes.beginning}>{main}</p>
      )}
      {fields.length > 0 && (
        <button type="button" className={classes.more} aria-expanded={opened} onClick={toggle}>
          {opened ? t.hide : t.show}
        </button>
      )}
      {documents.length > 0 && (
        <ul className={turnClasses.documents} aria-label={words.attached}>
          {documents.map((name, index) => (
            <li key={index}>{name}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** As the form shows them: labels, and the words of what was chosen. */
export function fieldsOf(task: Task, values: TaskValues): readonly { label: string; value: string }[] {
  return task.fields.flatMap(({ id, label, options }) => {
    const value = values[id];
    if (value === undefined || value === "") return [];
    return [{ label, value: options.find((option) => option.id === value)?.label ?? value }];
  });
}
