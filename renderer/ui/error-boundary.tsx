/** @file Where a defect in one view or dialog ends: the rest of the window, and the decisions it holds, stay. */
import { Component, type ReactNode } from 'react';

interface Props {
  children: ReactNode;
  /** What stands there instead; `again` draws the part anew. */
  instead: (again: () => void) => ReactNode;
}

export class ErrorBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return this.props.instead(() => this.setState({ failed: false }));
  }
}
