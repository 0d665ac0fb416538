/** @file The menu of a photo, by right click or long press: everything that a key decides, with the key beside it. */
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { PhotoId } from '../../../electron/contract/ids.ts';
import { useApp, useCard, useKeyLabel } from '../../state/use-app.ts';
import { decideTexts as t, texts } from '../../texts/texts.ts';
import { ContextItem, ContextLine, ContextMenu, ContextSub } from '../../ui/context-menu.tsx';
import { FileItems } from './file-items.tsx';

const stackActions = ['stack.make', 'stack.takeOut', 'stack.split', 'stack.asFound'] as const;

/** Called as in the table of actions unless said otherwise. */
const Item = ({ action, text, isOn = false }: { action: string; text?: string; isOn?: boolean }): ReactNode => {
  const app = useApp();
  return (
    <ContextItem
      keyLabel={useKeyLabel(action)}
      isOn={isOn}
      disabled={!app.actions.canRun(action)}
      onSelect={() => app.actions.run(action)}
    >
      {text ?? app.actions.definitions.find(({ id }) => id === action)?.title}
    </ContextItem>
  );
};

/** The photo of a cell of the grid or of the strip; other views make theirs active by the press itself. */
const photoAt = (target: EventTarget | null): PhotoId | null => {
  const cell = target instanceof Element ? target.closest('[id^="cell-"], [id^="strip-"]') : null;
  return cell ? (Number(cell.id.replace(/^\w+-/, '')) as PhotoId) : null;
};

const Items = (): ReactNode => {
  const app = useApp();
  const view = useStore(app.place, (s) => s.view);
  const cursor = useStore(app.cursor.state, (s) => s.cursor);
  const card = useCard(cursor);
  const hasStack = useStore(app.shoot.state, (s) => cursor !== null && s.stackOf.has(cursor));
  const isGuest = useStore(app.access, (s) => s.rights !== 'all');
  if (!card) return null;
  const { decision, suggestion } = card;
  const isSuggested = suggestion && !suggestion.dismissed && suggestion.class !== 'undecided';
  return (
    <>
      <Item action="decide.pick" text={t.pick} isOn={decision.flag === 'pick'} />
      <Item action="decide.reject" text={t.reject} isOn={decision.flag === 'reject'} />
      <Item action="decide.unflag" text={t.unflag} isOn={decision.flag === 'none'} />
      <ContextSub name={t.stars}>
        {[0, 1, 2, 3, 4, 5].map((n) => (
          <Item
            key={n}
            action={`decide.stars${n}`}
            text={n === 0 ? t.noStars : t.star(n)}
            isOn={decision.stars === n}
          />
        ))}
      </ContextSub>
      <ContextSub name={t.label}>
        {(['Red', 'Yellow', 'Green', 'Blue', 'Purple', 'None'] as const).map((name) => {
          const label = name.toLowerCase() as keyof typeof t.labelled;
          return (
            <Item key={name} action={`decide.label${name}`} text={t.labelled[label]} isOn={decision.label === label} />
          );
        })}
      </ContextSub>
      {hasStack ? <Item action="decide.keepBest" text={t.keepBest} /> : null}
      {card.theirs ? <Item action="decide.takeTheirs" text={t.takeTheirs} /> : null}
      {isSuggested ? (
        <>
          <ContextLine />
          <Item action="suggest.accept" text={t.accept} />
          <Item action="suggest.dismiss" text={t.dismiss} />
        </>
      ) : null}
      <ContextLine />
      <ContextSub name={t.showIn}>
        {(['grid', 'loupe', 'compare', 'survey'] as const)
          .filter((name) => name !== view)
          .map((name) => (
            <Item key={name} action={`view.${name}`} text={texts.views[name]} />
          ))}
      </ContextSub>
      <ContextSub name={t.stackMenu}>
        {hasStack && view === 'grid' ? <Item action="stack.toggle" text={t.toggleStack} /> : null}
        {stackActions.map((action) => (
          <Item key={action} action={action} />
        ))}
      </ContextSub>
      {view === 'loupe' ? <Item action="subject.mark" /> : null}
      {view === 'loupe' ? <Item action="subject.forget" /> : null}
      <Item action="rotate.left" />
      <Item action="rotate.right" />
      <ContextLine />
      {isGuest ? null : <FileItems />}
      <Item action="app.findLike" />
      <ContextLine />
      <ContextSub name={t.shootMenu}>
        <Item action="app.findByWords" />
        <Item action="app.kept" />
        <Item action="app.clocks" />
        <Item action="app.fromList" />
        <Item action="app.merge" />
      </ContextSub>
      {view === 'grid' ? (
        <>
          <Item action="select.all" text={t.selectAll} />
          <Item action="select.invert" text={t.invert} />
        </>
      ) : null}
    </>
  );
};

export const PhotoMenu = ({ area }: { area: ReactNode }): ReactNode => {
  const app = useApp();
  return (
    <ContextMenu
      area={area}
      name={t.menu}
      onOpen={(event) => {
        const id = photoAt(event.target);
        if (id !== null) app.cursor.activate(id);
        // Nothing to decide about: the browser's own menu would be of no use either.
        if (app.cursor.state.getState().cursor === null) event.preventDefault();
      }}
    >
      <Items />
    </ContextMenu>
  );
};
