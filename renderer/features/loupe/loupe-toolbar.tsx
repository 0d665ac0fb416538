/** @file Overlays and zoom, in the top bar while the loupe is open. */
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { OverlayToggle } from '../../photo/stage/overlay-toggle.tsx';
import { useApp, useKeyLabel } from '../../state/use-app.ts';
import { texts } from '../../texts/en.ts';
import { Chip } from '../../ui/button.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { loupeScale } from './loupe-scale.ts';

export const LoupeToolbar = (): ReactNode => {
  const app = useApp();
  const scale = useStore(loupeScale, (s) => s.scale);
  const isFit = useStore(app.ui, (s) => s.zoom.kind === 'fit');
  const key = useKeyLabel('zoom.toggle');
  return (
    <>
      <OverlayToggle name="faces" />
      <OverlayToggle name="clipping" />
      <OverlayToggle name="peaking" />
      <OverlayToggle name="thirds" />
      <Tooltip text="1:1" keyLabel={key}>
        <Chip
          label={isFit ? texts.loupe.fit : '1:1'}
          value={scale === null ? '' : `${Math.round(scale * 100)} %`}
          active={!isFit}
          onClick={() => app.actions.run('zoom.toggle')}
        />
      </Tooltip>
    </>
  );
};
