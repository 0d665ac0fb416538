/** @file The overlays' switches in the top bar: side by side where there is room, in a menu where there is not. */
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Overlays } from '../../state/ui.ts';
import { useApp, useKeyLabel } from '../../state/use-app.ts';
import { texts } from '../../texts/texts.ts';
import { Chip } from '../../ui/button.tsx';
import { Menu, MenuTick } from '../../ui/menu.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';

type Name = Exclude<keyof Overlays, 'on'>;

const Toggle = ({ name }: { name: Name }): ReactNode => {
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

const Tick = ({ name }: { name: Name }): ReactNode => {
  const app = useApp();
  const isOn = useStore(app.ui, (s) => s.overlays.on && s.overlays[name]);
  return (
    <MenuTick checked={isOn} onChange={() => app.actions.run(`overlay.${name}`)}>
      {texts.loupe.overlays[name]}
    </MenuTick>
  );
};

export const OverlayToggles = ({ names }: { names: readonly Name[] }): ReactNode => {
  const app = useApp();
  const isAnyOn = useStore(app.ui, (s) => s.overlays.on && names.some((name) => s.overlays[name]));
  return (
    <>
      <span className="where-roomy">
        {names.map((name) => (
          <Toggle key={name} name={name} />
        ))}
      </span>
      <span className="where-narrow">
        <Menu trigger={<Chip label={texts.loupe.overlaysTitle} active={isAnyOn} />}>
          {names.map((name) => (
            <Tick key={name} name={name} />
          ))}
        </Menu>
      </span>
    </>
  );
};
