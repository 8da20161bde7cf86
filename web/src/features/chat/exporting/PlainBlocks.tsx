// The blocks of an answer as plain elements of no page, whatever they hold. Rendered by CopiedAnswer and by aloud/SpokenAnswer,
// which say what becomes of each element.
import Markdown, { type Components, type Options } from "react-markdown";
import { withoutHiddenCharacters } from "../../../ui/hiddenCharacters";
import { PlainOnError } from "../markdown/PlainOnError";
import { isTooHeavy } from "../markdown/safety";
import { splitBlocks } from "../markdown/splitBlocks";

interface PlainBlocksProps {
  answer: string;
  plugins: NonNullable<Options["remarkPlugins"]>;
  components: Components;
}

export function PlainBlocks({ answer, plugins, components }: PlainBlocksProps) {
  return splitBlocks(withoutHiddenCharacters(answer)).blocks.map((block, index) => {
    const plain = <Lines text={block} />;
    return isTooHeavy(block) ? (
      <div key={index}>{plain}</div>
    ) : (
      <PlainOnError key={index} text={block} plain={plain}>
        <Markdown remarkPlugins={plugins} components={components} urlTransform={(address) => address}>
          {block}
        </Markdown>
      </PlainOnError>
    );
  });
}

/** Line breaks as elements: what pastes HTML takes them for spaces otherwise. */
function Lines({ text }: { text: string }) {
  return (
    <p>
      {text.split("\n").map((line, index) => (
        <span key={index}>
          {index > 0 && <br />}
          {line}
        </span>
      ))}
    </p>
  );
}
