// What it takes to ask a model, for features that stand below conversations: a text box that marks personal data, the choice
// of a model and of a class. The app hands them over; implemented by features/chat, read by features/assistants and home.
import { createContext, type ComponentType, type KeyboardEvent, type RefObject } from "react";
import type { Base } from "../api/knowledge";
import type { Label, PersonRole } from "../api/protection";
import type { DataClass, LanguageModel } from "../api/types";

/** What the person says of what was found: it may stay. */
export interface AllowedMark {
  text: string;
  label: Label;
  role: PersonRole | null;
}

export interface Marked {
  allowed: readonly AllowedMark[];
  /** What was not found and must be protected. */
  missed: readonly string[];
}

export interface MarkedTextProps {
  /** Names the box for screen readers, and for the label that stands above it. */
  id: string;
  value: string;
  onChange: (text: string) => void;
  marked: Marked;
  onMarked: (part: Partial<Marked>) => void;
  model: LanguageModel | null;
  declaredClass: DataClass;
  /** Those that are asked with it. */
  bases: readonly Base[];
  rows: { least: number; most: number };
  isWrong?: boolean;
  describedBy?: string;
  input?: RefObject<HTMLTextAreaElement | null>;
  onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
}

export interface AskingParts {
  MarkedText: ComponentType<MarkedTextProps>;
  ModelChoice: ComponentType<{ models: readonly LanguageModel[]; model: LanguageModel | null; onChoose: (id: string) => void }>;
  ClassChoice: ComponentType<{ value: DataClass; onChange: (value: DataClass) => void }>;
}

export const AskingPartsContext = createContext<AskingParts | null>(null);
