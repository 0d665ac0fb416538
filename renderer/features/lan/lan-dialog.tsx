/** @file One shoot for tablets and second people: on and off, the next device's code, who is paired and may do what. */
import { type ReactNode, useCallback, useState } from 'react';
import { useStore } from 'zustand';
import type { LanRights, LanState, PairedDevice } from '../../../electron/contract/lan.ts';
import { whatFailed } from '../../api/client.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { useApp } from '../../state/use-app.ts';
import { lanTexts as t } from '../../texts/texts.ts';
import { Failed, Waiting } from '../../ui/answer-states.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { RadioChoice, SelectField } from '../../ui/fields.tsx';
import './lan.css';
import { QrCode } from './qr-code.tsx';

const choices: readonly { value: LanRights; text: string }[] = [
  { value: 'decide', text: t.decide },
  { value: 'look', text: t.look },
];
const when = (iso: string): string => new Date(iso).toLocaleString([], { dateStyle: 'short', timeStyle: 'short' });

type Change = (run: () => Promise<LanState>) => void;

const Device = ({ device, change }: { device: PairedDevice; change: Change }): ReactNode => {
  const { engine } = useApp();
  const { id, name, rights, isHere, seenAt } = device;
  return (
    <li className="lan-device">
      <span className="lan-device-name">
        {name}
        <small>{isHere ? t.here : seenAt ? t.seen(when(seenAt)) : null}</small>
      </span>
      <SelectField
        name={t.rightsOf(name)}
        hidesName
        value={rights}
        options={choices}
        onChange={(next) => change(() => engine.lan.setRights({ id, rights: next }))}
      />
      <Button aria-label={t.revokeOf(name)} onClick={() => change(() => engine.lan.revoke({ id }))}>
        {t.revoke}
      </Button>
    </li>
  );
};

const Serving = ({ serving }: { serving: NonNullable<LanState['serving']> }): ReactNode => {
  const { pairing, addresses, fingerprint, wrongGuesses } = serving;
  return (
    <>
      <p>{t.serves(serving.folderName)}</p>
      {pairing ? (
        <div className="lan-code">
          <QrCode text={pairing.links[0] ?? ''} name={t.qr} />
          <div>
            <p>{t.scan}</p>
            <ul className="lan-addresses">
              {addresses.map((address) => (
                <li key={address}>{address}</li>
              ))}
            </ul>
            <p>
              {t.code} <strong className="lan-code-text">{pairing.code}</strong>
            </p>
            <p className="lan-small">{t.once}</p>
          </div>
        </div>
      ) : (
        <p role="status">{t.spent}</p>
      )}
      {wrongGuesses > 0 ? (
        <p role="status" className="lan-wrong">
          {t.wrong(wrongGuesses)}
        </p>
      ) : null}
      <p className="lan-small">{t.warning}</p>
      <p className="lan-fingerprint">{fingerprint}</p>
    </>
  );
};

const LanDialog = (): ReactNode => {
  const app = useApp();
  const { engine } = app;
  const folderId = useStore(app.place, (s) => s.folderId);
  const changes = useStore(app.lan, (s) => s.changes);
  const [rights, setRights] = useState<LanRights>('decide');
  // biome-ignore lint/correctness/useExhaustiveDependencies: what happened to devices asks again.
  const ask = useCallback((signal: AbortSignal) => engine.lan.state({}, { signal }), [engine, changes]);
  const { value, problem, again } = useAnswer(ask);
  const change: Change = (run) => {
    run()
      .then(again)
      .catch((error: unknown) => app.toasts.say('error', whatFailed(error)));
  };
  const serving = value?.serving ?? null;
  const start = (): void => {
    if (folderId !== null) change(() => engine.lan.start({ folderId, rights, port: null }));
  };
  return (
    <Dialog
      title={t.title}
      says={t.says}
      width="wide"
      onClose={() => app.ui.setState({ dialog: null })}
      foot={
        serving ? (
          <>
            {serving.folderId === folderId ? null : <Button onClick={start}>{t.startHere}</Button>}
            <Button onClick={() => change(() => engine.lan.newCode({ rights }))}>{t.newCode}</Button>
            <Button onClick={() => change(() => engine.lan.stop({}))}>{t.stop}</Button>
          </>
        ) : value?.canServe ? (
          <Button look="accent" onClick={start}>
            {t.start}
          </Button>
        ) : null
      }
    >
      <div className="lan">
        {problem ? <Failed problem={problem} again={again} /> : null}
        {value === null ? <Waiting /> : null}
        {value && !value.canServe ? <p role="alert">{t.cannot}</p> : null}
        {value?.canServe && !serving ? (
          <>
            <p>{t.off}</p>
            <p>{t.what}</p>
          </>
        ) : null}
        {serving ? <Serving serving={serving} /> : null}
        {value && !value.canServe ? null : (
          <RadioChoice name={t.rights} look="row" value={rights} options={choices} onChange={setRights} />
        )}
        {value && !value.canServe && value.devices.length === 0 ? null : <h3>{t.devices}</h3>}
        {value?.canServe && value.devices.length === 0 ? <p className="lan-small">{t.none}</p> : null}
        <ul>
          {value?.devices.map((device) => (
            <Device key={device.id} device={device} change={change} />
          ))}
        </ul>
      </div>
    </Dialog>
  );
};

export default LanDialog;
