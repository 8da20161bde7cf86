// What becomes of the pictures of the next question: what they show, as the person says, or that this model sees none.
// Rendered by Composer.
import { Button, Checkbox, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { DATA_CLASSES, type Attachment, type DataClass, type LanguageModel } from "../../../../api/types";
import { policyQuery } from "../../queries";
import classes from "./Images.module.css";
import { useImageWords } from "./words";

export interface ImageChoice {
  /** What the person says of the pictures. */
  mediaClass: DataClass;
  /** Only what was recognised in them goes along. */
  textOnly: boolean;
  onChange: (part: { mediaClass?: DataClass; textOnly?: boolean }) => void;
  /** The model of the next question, and those that there are. */
  model: LanguageModel | null;
  models: readonly LanguageModel[];
  onModel: (id: string) => void;
}

interface ImageNoteProps extends ImageChoice {
  /** The pictures that go with the next question. */
  images: readonly Attachment[];
}

export function ImageNote({ images, model, ...choice }: ImageNoteProps) {
  if (images.length === 0 || model === null) return null;
  return (
    <div className={classes.note}>
      {model.accepts_images ? <Seen {...choice} images={images} model={model} /> : <Unseen {...choice} images={images} model={model} />}
    </div>
  );
}

type Known = ImageNoteProps & { model: LanguageModel };

function Seen({ images, model, mediaClass, textOnly, onChange }: Known) {
  const text = useImageWords();
  const { data: policy } = useQuery(policyQuery);
  const hasText = images.some((image) => image.passages > 0);
  const mayGo = policy === undefined || policy.matrix[mediaClass][model.hosting] === "as_is";
  return (
    <>
      {!textOnly && (
        <>
          <NativeSelect
            size="sm"
            label={text.question(images.length > 1)}
            value={mediaClass}
            onChange={(event) => onChange({ mediaClass: event.currentTarget.value as DataClass })}
            data={DATA_CLASSES.map((value) => ({ value, label: text.shows[value] }))}
            classNames={{ root: classes.shows ?? "" }}
          />
          <p className={classes.says} data-warns={!mayGo || undefined}>
            {mayGo ? text.cannotBeProtected : text.notAllowed(model.name)}
          </p>
        </>
      )}
      {/* Also where the last question left its pictures at home and this one has no text: it must be seen, to be changed. */}
      {(hasText || textOnly) && (
        <Checkbox
          size="sm"
          label={text.textOnly}
          checked={textOnly}
          onChange={(event) => onChange({ textOnly: event.currentTarget.checked })}
        />
      )}
    </>
  );
}

function Unseen({ images, model, models, onModel }: Known) {
  const text = useImageWords();
  const seeing = models.find((each) => each.accepts_images && each.state === "ready");
  const hasText = images.some((image) => image.passages > 0);
  return (
    <>
      <p className={classes.says}>{hasText ? text.blind(model.name) : text.blindNothing(model.name)}</p>
      {seeing !== undefined && (
        <Button size="compact-sm" variant="default" className={classes.choose ?? ""} onClick={() => onModel(seeing.id)}>
          {text.choose(seeing.name)}
        </Button>
      )}
    </>
  );
}
