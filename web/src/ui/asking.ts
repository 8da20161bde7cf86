// What it takes to ask a model, for features that stand below conversations: a text box that marks personal data, the choice
// of a model and of a class. The app hands them over; implemented by features/chat, read by features/assistants and home.
import { createContext, type ComponentType, type ReactNode, type RefObject } from "react";
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

interface Asked {
  value: string;
  marked: Marked;
  onMarked: (part: Partial<Marked>) => void;
  model: LanguageModel | null;
  declaredClass: DataClass;
  /** Those that are asked with it. */
  bases: readonly Base[];
}

/** Marks behind a text box that stands already: they come before it, in an element that is `position: relative`. */
export interface MarksBehindProps extends Asked {
  box: RefObject<HTMLTextAreaElement | null>;
  /** Where the line goes that says what was found. */
  under: HTMLElement | null;
}

export interface MarkedTextProps extends Asked {
  /** Names the box for the label that stands above it. */
  id: string;
  onChange: (text: string) => void;
  rows: { least: number; most: number };
  isWrong?: boolean;
  describedBy?: string;
}

export interface AskingParts {
  MarkedText: ComponentType<MarkedTextProps>;
  ModelChoice: ComponentType<{ models: readonly LanguageModel[]; model: LanguageModel | null; onChoose: (id: string) => void }>;
  ClassChoice: ComponentType<{ value: DataClass; onChange: (value: DataClass) => void }>;
}

export const AskingPartsContext = createContext<AskingParts | null>(null);

/** For the home page, which is there before this part has come. */
export const MarksBehindContext = createContext<((props: MarksBehindProps) => ReactNode) | null>(null);
