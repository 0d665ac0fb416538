/** @file A long list of lines of one height: only those in sight exist. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef } from 'react';
import './virtual-list.css';

export const VirtualList = <T,>(props: {
  name: string;
  items: readonly T[];
  rowPx: number;
  row: (item: T, index: number) => ReactNode;
}): ReactNode => {
  const { items, rowPx } = props;
  const scroller = useRef<HTMLElement>(null);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 6,
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section ref={scroller} className="virtual-list" tabIndex={0} aria-label={props.name}>
      <ul style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const item = items[index];
          return item === undefined ? null : (
            <li
              key={index}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              style={{ height: rowPx, transform: `translateY(${start}px)` }}
            >
              {props.row(item, index)}
            </li>
          );
        })}
      </ul>
    </section>
  );
};
