// The parts of conversations that tasks use without knowing that feature. Used by TaskRoute.
import { MarkedText } from "../../features/chat/asking/MarkedText";
import { ClassChoice } from "../../features/chat/composer/ClassChoice";
import { ModelChoice } from "../../features/chat/ModelChoice";
import type { AskingParts } from "../../ui/asking";

export const askingParts: AskingParts = { MarkedText, ModelChoice, ClassChoice };
