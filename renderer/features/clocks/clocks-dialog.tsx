/** @file The cameras of the shoot and their clocks: typed, by a pair of photos of one moment, or by a photographed clock. */
import { type ReactNode, useCallback, useState } from 'react';
import { useStore } from 'zustand';
import type { CameraClock, ClockChange } from '../../../electron/contract/clocks.ts';
import { whatFailed } from '../../api/client.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { useApp, useCard } from '../../state/use-app.ts';
import { clockTexts as t } from '../../texts/texts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import './clocks.css';
import { parseShift, shiftText } from './shift-text.ts';

type Change = (change: ClockChange) => Promise<void>;

const Camera = ({ clock, change }: { clock: CameraClock; change: Change }): ReactNode => {
  const [typed, setTyped] = useState<string | null>(null);
  const name = t.camera(clock.camera, clock.serial);
  const text = typed ?? shiftText(clock.shiftMs);
  const shiftMs = parseShift(text);
  return (
    <li className="clock-camera">
      <div>
        <strong>{name}</strong>
        <span>
          {t.photos(clock.photoCount)}
          {' · '}
          {clock.firstTakenAt && clock.lastTakenAt ? t.fromTo(clock.firstTakenAt, clock.lastTakenAt) : t.noTimes}
        </span>
      </div>
      <input
        className="field"
        aria-label={t.shift(name)}
        aria-invalid={shiftMs === null}
        title={t.badShift}
        value={text}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button
        disabled={shiftMs === null || shiftMs === clock.shiftMs}
        onClick={() => {
          if (shiftMs === null) return;
          void change({ by: 'typing', photo: clock.samplePhoto, shiftMs }).then(() => setTyped(null));
        }}
      >
        {t.set}
      </Button>
    </li>
  );
};

const Pair = ({ change }: { change: Change }): ReactNode => {
  const app = useApp();
  const selected = useStore(app.cursor.state, (s) => s.selected);
  const active = useCard(useStore(app.cursor.state, (s) => s.cursor));
  const like = useCard([...selected].find((id) => id !== active?.id) ?? null);
  const isPair = selected.size === 2 && active && like;
  return (
    <section className="clock-way">
      <h3>{t.pairTitle}</h3>
      <p>{t.pairSays}</p>
      {isPair ? (
        <Button onClick={() => void change({ by: 'pair', photo: active.id, like: like.id })}>
          {t.pair(active.name, like.name)}
        </Button>
      ) : (
        <p className="clock-none">{t.pairNone}</p>
      )}
    </section>
  );
};

const Shown = ({ change }: { change: Change }): ReactNode => {
  const app = useApp();
  const active = useCard(useStore(app.cursor.state, (s) => s.cursor));
  const [shownAt, setShownAt] = useState<string | null>(null);
  const value = shownAt ?? active?.takenAt?.slice(0, 19) ?? '';
  return (
    <section className="clock-way">
      <h3>{t.shownTitle}</h3>
      <p>{t.shownSays}</p>
      {active ? (
        <div className="clock-shown">
          <input
            className="field"
            type="datetime-local"
            step={1}
            aria-label={t.shown(active.name)}
            value={value}
            onChange={(event) => setShownAt(event.target.value)}
          />
          <Button
            disabled={shownAt === null || shownAt === ''}
            onClick={() => void change({ by: 'shown', photo: active.id, shownAt: value }).then(() => setShownAt(null))}
          >
            {t.set}
          </Button>
        </div>
      ) : (
        <p className="clock-none">{t.shownNone}</p>
      )}
    </section>
  );
};

const ClocksDialog = (): ReactNode => {
  const app = useApp();
  const folderId = useStore(app.place, (s) => s.folderId);
  const [changes, setChanges] = useState(0);
  const ask = useCallback(
    async (signal: AbortSignal) => {
      void changes;
      return folderId === null ? [] : app.engine.clocks.list({ folderId }, { signal });
    },
    [app, folderId, changes],
  );
  const cameras = useAnswer(ask).value;
  const change: Change = async (wanted) => {
    try {
      const { step } = await app.engine.clocks.change(wanted);
      if (step) app.toasts.say('info', step.says, 'edit.undo');
      setChanges((n) => n + 1);
    } catch (error) {
      app.toasts.say('error', whatFailed(error));
    }
  };
  const close = (): void => app.ui.setState({ dialog: null });
  return (
    <Dialog
      title={t.title}
      says={t.says}
      width="wide"
      onClose={close}
      foot={<Button onClick={close}>{t.close}</Button>}
    >
      <div className="clocks">
        <ul>
          {cameras?.map((clock) => (
            <Camera key={clock.samplePhoto} clock={clock} change={change} />
          ))}
        </ul>
        <Pair change={change} />
        <Shown change={change} />
      </div>
    </Dialog>
  );
};

export default ClocksDialog;
