/** @file One overlay's switch, in the top bar of every view that has a stage. */
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Overlays } from '../../state/ui.ts';
import { useApp, useKeyLabel } from '../../state/use-app.ts';
import { texts } from '../../texts/en.ts';
import { Chip } from '../../ui/button.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';

export const OverlayToggle = ({ name }: { name: Exclude<keyof Overlays, 'on'> }): ReactNode => {
  const app = useApp();
  const isOn = useStore(app.ui, (s) => s.overlays.on && s.overlays[name]);
  const key = useKeyLabel(`overlay.${name}`);
  return (
    <Tooltip text={texts.loupe.overlays[name]} keyLabel={key}>
      <Chip
        label={texts.loupe.overlays[name]}
        active={isOn}
        aria-pressed={isOn}
        onClick={() => app.actions.run(`overlay.${name}`)}
      />
    </Tooltip>
  );
};
