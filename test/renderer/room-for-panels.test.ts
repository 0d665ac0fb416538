import { expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { keepRoom } from '../../renderer/state/room-for-panels.ts';

function windowOf(innerWidth: number) {
  let resized = (): void => undefined;
  const window = {
    innerWidth,
    addEventListener: (_: string, listener: () => void) => {
      resized = listener;
    },
  };
  const panels = createStore(() => ({ leftPanel: true, rightPanel: true }));
  const putAway = keepRoom(panels, window as never);
  return {
    panels,
    putAway,
    resize: (px: number) => {
      window.innerWidth = px;
      resized();
    },
  };
}

it('puts panels away one after the other as a window becomes narrow, and brings them back', () => {
  const { panels, putAway, resize } = windowOf(1440);
  expect(panels.getState()).toEqual({ leftPanel: true, rightPanel: true });
  resize(820);
  expect(panels.getState()).toEqual({ leftPanel: true, rightPanel: false });
  resize(390);
  expect(panels.getState()).toEqual({ leftPanel: false, rightPanel: false });
  expect(putAway()).toEqual({ leftPanel: true, rightPanel: true });
  resize(1440);
  expect(panels.getState()).toEqual({ leftPanel: true, rightPanel: true });
  expect(putAway()).toEqual({});
});

it('starts without them where there is no room', () => {
  expect(windowOf(390).panels.getState()).toEqual({ leftPanel: false, rightPanel: false });
});

it('what somebody opens or closes in a narrow window stays so', () => {
  const { panels, putAway, resize } = windowOf(1440);
  resize(820);
  panels.setState({ rightPanel: true });
  resize(800);
  expect(panels.getState().rightPanel).toBe(true);
  panels.setState({ rightPanel: false });
  expect(putAway()).toEqual({});
  resize(1440);
  expect(panels.getState().rightPanel).toBe(false);
});

it('a closed panel does not come with the room', () => {
  const { panels, resize } = windowOf(1440);
  panels.setState({ leftPanel: false });
  resize(390);
  resize(1440);
  expect(panels.getState()).toEqual({ leftPanel: false, rightPanel: true });
});
