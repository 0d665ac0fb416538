/** @file Locks and overlays, in the top bar while several frames are compared. */
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { OverlayToggles } from '../../photo/stage/overlay-toggles.tsx';
import { type DifferenceMode, differenceModes } from '../../state/ui.ts';
import { useApp, useKeyLabel } from '../../state/use-app.ts';
import { texts } from '../../texts/texts.ts';
import { Chip } from '../../ui/button.tsx';
import { Menu, MenuChoice } from '../../ui/menu.tsx';
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

const DifferenceMenu = (): ReactNode => {
  const { ui } = useApp();
  const mode = useStore(ui, (s) => s.difference);
  const { difference, differenceTip, differenceModes: words } = texts.compare;
  return (
    <Menu trigger={<Chip label={difference} title={differenceTip} active={mode !== 'off'} />}>
      <MenuChoice
        value={mode}
        options={differenceModes.map((value) => ({ value, text: words[value] }))}
        onChange={(value) => ui.setState({ difference: value as DifferenceMode })}
      />
    </Menu>
  );
};

export const CompareToolbar = (): ReactNode => {
  const lock = useStore(useApp().ui, (s) => s.zoomLock);
  const { lockZoom, lockZoomTip, lockFace, lockFaceTip } = texts.compare;
  return (
    <>
      <Lock action="zoom.lock" label={lockZoom} tip={lockZoomTip} isOn={lock.on} />
      <Lock action="zoom.lockFace" label={lockFace} tip={lockFaceTip} isOn={lock.on && lock.face} />
      <DifferenceMenu />
      <OverlayToggles names={['faces', 'clipping', 'peaking']} />
    </>
  );
};
