/** @file Locks and overlays, in the top bar while several frames are compared. */
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { OverlayToggles } from '../../photo/stage/overlay-toggles.tsx';
import { useApp, useKeyLabel } from '../../state/use-app.ts';
import { texts } from '../../texts/texts.ts';
import { Chip } from '../../ui/button.tsx';
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

export const CompareToolbar = (): ReactNode => {
  const lock = useStore(useApp().ui, (s) => s.zoomLock);
  const { lockZoom, lockZoomTip, lockFace, lockFaceTip } = texts.compare;
  return (
    <>
      <Lock action="zoom.lock" label={lockZoom} tip={lockZoomTip} isOn={lock.on} />
      <Lock action="zoom.lockFace" label={lockFace} tip={lockFaceTip} isOn={lock.on && lock.face} />
      <OverlayToggles names={['faces', 'clipping', 'peaking']} />
    </>
  );
};
