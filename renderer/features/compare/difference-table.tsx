/** @file The two frames in numbers, one line each; the better one of a pair stands out. */
import { type ReactNode, useDeferredValue, useMemo } from 'react';
import type { PhotoDetail } from '../../../electron/contract/photo-detail.ts';
import { useOwnWords } from '../../photo/stage/own-words.ts';
import type { Stage } from '../../photo/stage/picture-stage.tsx';
import { useApp, useKeyLabel } from '../../state/use-app.ts';
import { texts } from '../../texts/texts.ts';
import { KeyCap } from '../../ui/button.tsx';
import { differencesOf } from './differences.ts';
import type { Role } from './duel-store.ts';

const Value = ({ text, isBetter }: { text: string; isBetter: boolean }): ReactNode => (
  <td data-better={isBetter}>
    {text}
    {isBetter ? <span className="visually-hidden"> {texts.compare.better}</span> : null}
  </td>
);

const Hint = ({ action, says }: { action: string; says: string }): ReactNode => {
  const key = useKeyLabel(action);
  return key ? (
    <div>
      <KeyCap label={key} /> {says}
    </div>
  ) : null;
};

const hints = texts.compare.hints;

export const DifferenceTable = (props: {
  champion: PhotoDetail | undefined;
  challenger: PhotoDetail | undefined;
  stages: Record<Role, Stage>;
}): ReactNode => {
  const app = useApp();
  // After the pictures.
  const { champion, challenger, stages } = useDeferredValue(props);
  const words = useOwnWords<HTMLTableElement>([
    [champion?.card.id ?? null, champion ? stages.champion : null],
    [challenger?.card.id ?? null, challenger ? stages.challenger : null],
  ]);
  const rows = useMemo(() => {
    if (!champion || !challenger) return [];
    const stack = app.shoot.state.getState().stackOf.get(champion.card.id);
    return differencesOf(champion, challenger, stack?.photoIds.includes(challenger.card.id) ?? false);
  }, [app, champion, challenger]);
  return (
    <div className="differences">
      <table ref={words} aria-label={texts.compare.differences} aria-busy={rows.length === 0}>
        <thead>
          <tr>
            <td />
            {rows.map((row) => (
              <th key={row.key} scope="col">
                {row.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{texts.compare.champion}</th>
            {rows.map((row) => (
              <Value key={row.key} text={row.left} isBetter={row.better === 'left'} />
            ))}
          </tr>
          <tr>
            <th scope="row">{texts.compare.challenger}</th>
            {rows.map((row) => (
              <Value key={row.key} text={row.right} isBetter={row.better === 'right'} />
            ))}
          </tr>
        </tbody>
      </table>
      <div className="compare-keys">
        <Hint action="move.right" says={hints.challenger} />
        <Hint action="compare.promote" says={hints.promote} />
        <Hint action="compare.champion" says={hints.champion} />
        <Hint action="compare.swap" says={hints.swap} />
      </div>
    </div>
  );
};
