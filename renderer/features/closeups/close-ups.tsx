/** @file Close-ups beside the loupe's picture: the faces of this frame, or each person across the stack. */
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Stage } from '../../photo/stage/picture-stage.tsx';
import { useActivePhoto, useApp, useHandlers, useKeyLabel } from '../../state/use-app.ts';
import { texts } from '../../texts/texts.ts';
import { Chip } from '../../ui/button.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import './closeups.css';
import { FaceStrip } from './face-strip.tsx';
import { StackPanel } from './stack-panel.tsx';

const t = texts.closeUps;

/** Without a detector there is nothing to show and nothing to take room for: the keys say so instead. */
const NoDetector = (): ReactNode => {
  const app = useApp();
  const say = (): void => app.toasts.say('info', t.noModel);
  useHandlers({ 'closeups.toggle': say, 'closeups.stack': say });
  return null;
};

const Head = ({ isStack }: { isStack: boolean }): ReactNode => {
  const app = useApp();
  const onlyEyes = useStore(app.ui, (s) => s.closeUpsOfEyes);
  const cursor = useActivePhoto();
  const hasStack = useStore(app.shoot.state, (s) => cursor !== null && s.stackOf.has(cursor));
  const key = useKeyLabel('closeups.stack');
  return (
    <header className="closeups-head">
      <h2 title={isStack ? undefined : t.worstFirstMore}>{isStack ? t.acrossStack : t.worstFirst}</h2>
      <div>
        <Chip
          label={t.eyesOnly}
          active={onlyEyes}
          aria-pressed={onlyEyes}
          onClick={() => app.ui.setState((s) => ({ closeUpsOfEyes: !s.closeUpsOfEyes }))}
        />
        {hasStack || isStack ? (
          <Tooltip text={t.acrossStack} keyLabel={key}>
            <Chip
              label={t.stackShort}
              active={isStack}
              aria-pressed={isStack}
              onClick={() => app.actions.run('closeups.stack')}
            />
          </Tooltip>
        ) : null}
      </div>
    </header>
  );
};

export const CloseUps = ({ stage }: { stage: Stage }): ReactNode => {
  const app = useApp();
  const mode = useStore(app.ui, (s) => s.closeUps);
  const hasDetector = useStore(
    app.models,
    ({ list }) => list === null || list.some((model) => model.purpose === 'faces' && model.state !== 'missing'),
  );
  if (!hasDetector) return <NoDetector />;
  if (mode === 'off') return null;
  const isStack = mode === 'stack';
  return (
    <aside className="closeups" data-mode={isStack ? 'stack' : 'frame'} aria-label={t.title}>
      <Head isStack={isStack} />
      {isStack ? <StackPanel /> : <FaceStrip stage={stage} />}
    </aside>
  );
};
