// The parts of conversations that tasks and home use without knowing that feature. Used by TaskRoute and HomeRoute.
import { MarkedText } from "../../features/chat/asking/MarkedText";
import { ClassChoice } from "../../features/chat/composer/ClassChoice";
import { ModelChoice } from "../../features/chat/ModelChoice";
import type { AskingParts } from "../../ui/asking";

export const askingParts: AskingParts = { MarkedText, ModelChoice, ClassChoice };
