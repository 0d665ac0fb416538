import { Grid2x2, Grid3x3 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { cellSizes } from '../../state/ui.ts';
import { useApp } from '../../state/use-app.ts';
import { texts } from '../../texts/texts.ts';
import { Slider } from '../../ui/slider.tsx';

/** Size of the pictures. */
export const GridToolbar = (): ReactNode => {
  const app = useApp();
  const cellPx = useStore(app.ui, (s) => s.cellPx);
  return (
    <div className="grid-size">
      <Grid3x3 size={14} aria-hidden />
      <Slider
        name={texts.gridSize}
        value={cellPx}
        min={cellSizes.min}
        max={cellSizes.max}
        step={4}
        onChange={(value) => app.ui.setState({ cellPx: value })}
      />
      <Grid2x2 size={14} aria-hidden />
    </div>
  );
};
