// Shows the plain text when the Markdown parser fails on it: an answer is never lost to its formatting.
// Used by AnswerBlock; a new text is tried again.
import { Component, type ReactNode } from "react";

interface Props {
  text: string;
  plain: ReactNode;
  children: ReactNode;
}

interface State {
  text: string;
  failed: boolean;
}

export class PlainOnError extends Component<Props, State> {
  override state: State = { text: this.props.text, failed: false };

  static getDerivedStateFromProps(props: Props, state: State): State | null {
    return props.text === state.text ? null : { text: props.text, failed: false };
  }

  static getDerivedStateFromError(): Partial<State> {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.plain : this.props.children;
  }
}
