import { Slider as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import './slider.css';

export const Slider = (props: {
  name: string;
  value: number;
  min: number;
  max: number;
  step: number;
  onChange: (value: number) => void;
}): ReactNode => (
  <Radix.Root
    className="slider"
    min={props.min}
    max={props.max}
    step={props.step}
    value={[props.value]}
    onValueChange={([value]) => value !== undefined && props.onChange(value)}
  >
    <Radix.Track className="slider-track">
      <Radix.Range className="slider-range" />
    </Radix.Track>
    <Radix.Thumb className="slider-thumb" aria-label={props.name} />
  </Radix.Root>
);
