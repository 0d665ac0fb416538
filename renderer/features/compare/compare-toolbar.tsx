/** @file Locks and overlays, in the top bar while several frames are compared. */
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { OverlayToggles } from '../../photo/stage/overlay-toggles.tsx';
import { type DifferenceMode, differenceModes } from '../../state/ui.ts';
import { useApp, useKeyLabel } from '../../state/use-app.ts';
import { texts } from '../../texts/texts.ts';
import { Chip } from '../../ui/button.tsx';
import { Menu, MenuChoice, MenuLine, MenuTick, MenuTitle } from '../../ui/menu.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';

const Lock = ({
  action,
  label,
  tip,
  isOn,
}: {
  action: string;
  label: string;
  tip: string;
  isOn: boolean;
}): ReactNode => {
  const app = useApp();
  return (
    <Tooltip text={tip} keyLabel={useKeyLabel(action)}>
      <Chip label={label} active={isOn} aria-pressed={isOn} onClick={() => app.actions.run(action)} />
    </Tooltip>
  );
};

const DifferenceChoice = (): ReactNode => {
  const { ui } = useApp();
  const mode = useStore(ui, (s) => s.difference);
  const words = texts.compare.differenceModes;
  return (
    <MenuChoice
      value={mode}
      options={differenceModes.map((value) => ({ value, text: words[value] }))}
      onChange={(value) => ui.setState({ difference: value as DifferenceMode })}
    />
  );
};

export const CompareToolbar = (): ReactNode => {
  const { ui, actions } = useApp();
  const lock = useStore(ui, (s) => s.zoomLock);
  const isDiffering = useStore(ui, (s) => s.difference !== 'off');
  const { lockZoom, lockZoomTip, lockFace, lockFaceTip, difference, differenceTip } = texts.compare;
  const locks = [
    { action: 'zoom.lock', label: lockZoom, tip: lockZoomTip, isOn: lock.on },
    { action: 'zoom.lockFace', label: lockFace, tip: lockFaceTip, isOn: lock.on && lock.face },
  ];
  return (
    <>
      <span className="where-roomy">
        {locks.map((each) => (
          <Lock key={each.action} {...each} />
        ))}
        <Menu trigger={<Chip label={difference} title={differenceTip} active={isDiffering} />}>
          <DifferenceChoice />
        </Menu>
      </span>
      <span className="where-narrow">
        <Menu trigger={<Chip label={lockZoom} active={lock.on || isDiffering} />}>
          {locks.map(({ action, label, isOn }) => (
            <MenuTick key={action} checked={isOn} onChange={() => actions.run(action)}>
              {label}
            </MenuTick>
          ))}
          <MenuLine />
          <MenuTitle>{difference}</MenuTitle>
          <DifferenceChoice />
        </Menu>
      </span>
      <OverlayToggles names={['faces', 'clipping', 'peaking']} />
    </>
  );
};
