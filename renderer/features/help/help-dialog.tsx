/** @file Every key, from the table that runs them. */
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { actionGroups } from '../../keys/definitions.ts';
import { chordLabel } from '../../keys/keymap.ts';
import { useApp } from '../../state/use-app.ts';
import { texts } from '../../texts/texts.ts';
import { KeyCap } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Badge, Bar, Mark } from '../../ui/marks.tsx';
import './help.css';

/** The signs themselves, as they stand in cells and over pictures. */
const legend: readonly { key: keyof typeof texts.legend.signs; sign: ReactNode }[] = [
  { key: 'pick', sign: <Mark kind="pick" name="" /> },
  { key: 'reject', sign: <Mark kind="reject" name="" /> },
  { key: 'keepSuggested', sign: <Mark kind="keep-suggested" name="" /> },
  { key: 'rejectSuggested', sign: <Mark kind="reject-suggested" name="" /> },
  { key: 'best', sign: <Badge>{texts.cell.bestOf(7)}</Badge> },
  { key: 'amber', sign: <Badge tone="warn">{texts.legend.amberExample}</Badge> },
  { key: 'plain', sign: <Badge>{texts.legend.plainExample}</Badge> },
  {
    key: 'median',
    sign: (
      <span className="help-bar">
        <Bar value={0.7} median={0.5} />
      </span>
    ),
  },
];

const HelpDialog = (): ReactNode => {
  const app = useApp();
  const bindings = useStore(app.actions.bindings);
  return (
    <Dialog title={texts.dialogs.help} width="wide" onClose={() => app.ui.setState({ dialog: null })}>
      {/* Nothing in it takes the focus, and whoever has no mouse scrolls it all the same. */}
      <div className="help" {...scrolledByKeys}>
        <section>
          <h3>{texts.legend.title}</h3>
          <dl>
            {legend.map(({ key, sign }) => (
              <div key={key}>
                <dt>{texts.legend.signs[key]}</dt>
                <dd>{sign}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section className="help-gestures">
          <h3>{texts.legend.pointer}</h3>
          <dl>
            {texts.legend.gestures.map(([gesture, does]) => (
              <div key={gesture}>
                <dt>{does}</dt>
                <dd>{gesture}</dd>
              </div>
            ))}
          </dl>
        </section>
        {actionGroups.map((group) => (
          <section key={group}>
            <h3>{texts.groups[group]}</h3>
            <dl>
              {app.actions.definitions
                .filter((action) => action.group === group && bindings.keysOf(action.id).length > 0)
                .map((action) => (
                  <div key={action.id}>
                    <dt>{action.title}</dt>
                    <dd>
                      {bindings.keysOf(action.id).map((chord) => (
                        <KeyCap key={chord} label={chordLabel(chord, app.host.isMac)} />
                      ))}
                    </dd>
                  </div>
                ))}
              {group === 'decide' ? (
                // No binding: what counts is whether it is on.
                <div>
                  <dt>{texts.status.whileOn}</dt>
                  <dd>
                    <KeyCap label={texts.status.capsLock} />
                  </dd>
                </div>
              ) : null}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
};

const scrolledByKeys = { tabIndex: 0 };

export default HelpDialog;
