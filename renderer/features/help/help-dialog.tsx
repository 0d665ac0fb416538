/** @file Every key, from the table that runs them. */
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { actionGroups } from '../../keys/definitions.ts';
import { chordLabel } from '../../keys/keymap.ts';
import { useApp } from '../../state/use-app.ts';
import { texts } from '../../texts/en.ts';
import { KeyCap } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import './help.css';

const HelpDialog = (): ReactNode => {
  const app = useApp();
  const bindings = useStore(app.actions.bindings);
  return (
    <Dialog title={texts.dialogs.help} width="wide" onClose={() => app.ui.setState({ dialog: null })}>
      <div className="help">
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

export default HelpDialog;
