import type { ReactNode } from 'react';
import { VirtualList } from '../../ui/virtual-list.tsx';

/** Files that could not be done, each with its reason; nothing where there are none. */
export const FailureList = ({
  title,
  failures,
}: {
  title: string;
  failures: readonly { path: string; reason: string }[];
}): ReactNode =>
  failures.length === 0 ? null : (
    <>
      <h3 className="run-failed">{title}</h3>
      <VirtualList
        name={title}
        items={failures}
        rowPx={40}
        row={({ path, reason }) => (
          <div className="plan-line" data-what="conflict" data-tall="true">
            <span className="plan-path" title={path}>
              {path}
            </span>
            <span className="plan-details" title={reason}>
              {reason}
            </span>
          </div>
        )}
      />
    </>
  );
