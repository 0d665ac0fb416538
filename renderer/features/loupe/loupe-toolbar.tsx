/** @file Overlays and zoom, in the top bar while the loupe is open. */
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { OverlayToggles } from '../../photo/stage/overlay-toggles.tsx';
import { useApp, useKeyLabel } from '../../state/use-app.ts';
import { texts } from '../../texts/texts.ts';
import { Chip } from '../../ui/button.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { loupeScale } from './loupe-scale.ts';

/** "Fit 42 %", "1:1", "Zoom 168 %": one to one is said only of one to one. */
export const zoomText = (isFit: boolean, scale: number | null): { label: string; value: string } => {
  const percent = scale === null ? null : Math.round(scale * 100);
  if (!isFit && percent === 100) return { label: texts.loupe.oneToOne, value: '' };
  return { label: isFit ? texts.loupe.fit : texts.loupe.zoom, value: percent === null ? '' : `${percent} %` };
};

export const LoupeToolbar = (): ReactNode => {
  const app = useApp();
  const scale = useStore(loupeScale, (s) => s.scale);
  const isFit = useStore(app.ui, (s) => s.zoom.kind === 'fit');
  const key = useKeyLabel('zoom.toggle');
  const { label, value } = zoomText(isFit, scale);
  return (
    <>
      <OverlayToggles names={['faces', 'subject', 'clipping', 'peaking', 'thirds']} />
      <Tooltip text={isFit ? texts.loupe.zoomTip : texts.loupe.fitTip} keyLabel={key}>
        <Chip label={label} value={value} active={!isFit} onClick={() => app.actions.run('zoom.toggle')} />
      </Tooltip>
    </>
  );
};
