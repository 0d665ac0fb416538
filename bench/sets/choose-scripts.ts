/** @file Frames that a photographer chooses from, and frames that stand alone: bursts, panning, sittings, walks. */
import { frameHeightPx, frameWidthPx, wobbleOf } from './camera.ts';
import { frames, held, type Script, type Shot, type Stage, turned, wholeView } from './script.ts';

const shot = (stage: Stage, more: Pick<Shot, 'frame' | 'gap'> & Partial<Shot>): Shot => ({
  scene: stage.scene,
  settings: stage.settings,
  group: 1,
  truth: 'choose',
  ...more,
});

export const burst: Script = (stage) => {
  const { random } = stage;
  const view = wholeView(stage.scene);
  const gap = random.between(0.05, 0.35);
  return frames(random.whole(4, 9)).map((i) =>
    shot(stage, { gap: i === 0 ? 30 : gap, frame: { view: held(random, view, 0.01), wobble: wobbleOf(random, 2) } }),
  );
};

/** Focus falls now here, now there: no focus stack. */
export const huntingBurst: Script = (stage) => {
  const { random } = stage;
  const view = wholeView(stage.scene);
  return frames(random.whole(5, 9)).map(() => {
    const near = random.unit() < 0.5;
    const [front, back] = near ? [random.between(0, 0.5), 2.5] : [random.between(1.5, 3), random.between(0, 0.4)];
    const defocus = (x: number, y: number) => (Math.hypot(x - 0.5, y - 0.55) < 0.28 ? front : back);
    return shot(stage, { gap: random.between(0.1, 0.6), frame: { view: held(random, view, 0.008), defocus } });
  });
};

export const flashOnce: Script = (stage) => {
  const { random } = stage;
  const view = wholeView(stage.scene);
  return frames(5).map((i) =>
    shot(stage, { gap: random.between(0.2, 0.5), frame: { view: held(random, view, 0.01), stops: i === 2 ? 1.4 : 0 } }),
  );
};

/** The light falls, the camera follows with its ISO: the pictures stay as bright as they were. */
export const autoIso: Script = (stage) => {
  const { random } = stage;
  const view = wholeView(stage.scene);
  const way = random.pick([1, -1]);
  return frames(random.whole(5, 8)).map((i) =>
    shot(stage, {
      gap: random.between(0.1, 0.3),
      settings: { ...stage.settings, iso: 400 * 2 ** (way * Math.min(4, i) * random.pick([1, 1, 0.67])) },
      frame: { view: held(random, view, 0.012), wobble: wobbleOf(random, 2), stops: random.between(-0.15, 0.15) },
    }),
  );
};

export const withoutTime: Script = (stage) => burst(stage).map((one) => ({ ...one, time: 'none' }));
export const wholeSeconds: Script = (stage) => burst(stage).map((one) => ({ ...one, time: 'seconds' }));

/** Ten frames a second along with a subject that stays in the frame. */
export const pannedBurst: Script = (stage) => {
  const { random, other } = stage;
  const view = wholeView(other.scene, 0.3);
  const way = random.pick([1, -1]);
  const speed = random.between(0.03, 0.25);
  const at = { x: random.between(0.35, 0.65), y: random.between(0.4, 0.6), size: random.between(0.3, 0.75) };
  let x = -way * speed * 4;
  return frames(random.whole(6, 14)).map((i) => {
    x += i === 0 ? 0 : way * speed * random.between(0.7, 1.3);
    const drift = () => random.between(-0.02, 0.02);
    return shot(stage, {
      scene: other.scene,
      gap: random.between(0.09, 0.11),
      frame: {
        view: held(random, turned(view, x, 0), 0.005),
        movedPx: random.whole(9, 45),
        subject: { ...stage.subject, x: at.x + drift(), y: at.y + drift(), size: at.size * (1 + drift()) },
        wobble: wobbleOf(random, 3),
      },
    });
  });
};

const sitting = (stage: Stage, subject: Stage['subject'], count: number, group: number): Shot[] => {
  const { random } = stage;
  const view = wholeView(stage.other.scene, 0.15);
  const at = { x: random.between(0.4, 0.6), y: random.between(0.45, 0.6), size: random.between(0.6, 1) };
  const soft = random.between(1.5, 4);
  return frames(count).map(() => {
    const here = held(random, view, 0.05, 1.5);
    const size = at.size * random.between(0.93, 1.07);
    const place = { x: at.x + random.between(-0.05, 0.05), y: at.y + random.between(-0.03, 0.03), size };
    const defocus = (x: number, y: number) => (Math.hypot((x - place.x) * 1.5, y - place.y) < size / 2 ? 0 : soft);
    return shot(stage, {
      scene: stage.other.scene,
      gap: random.between(5, 20),
      group,
      frame: {
        view: { ...here, zoom: here.zoom * random.between(0.94, 1.06) },
        subject: { ...subject, ...place },
        wobble: wobbleOf(random, random.between(3, 9)),
        defocus,
        stops: random.between(-0.25, 0.25),
        warmth: random.between(-0.03, 0.03),
      },
    });
  });
};

export const portraitSession: Script = (stage) => sitting(stage, stage.subject, stage.random.whole(5, 12), 1);

/** The same corner of the room, the next person. */
export const nextSitter: Script = (stage) => {
  const first = sitting(stage, stage.subject, 4, 1);
  const next = sitting(stage, stage.other.subject, 4, 2);
  next[0]!.gap = stage.random.between(20, 45);
  return [...first, ...next];
};

/** One place from here and from there: details, other frames of it. Nothing to choose between. */
export const walk: Script = (stage) => {
  const { random, scene } = stage;
  const whole = wholeView(scene, 0);
  const seen: { x: number; y: number; zoom: number }[] = [];
  const shots: Shot[] = [];
  for (let tries = 0; tries < 60 && shots.length < 5; tries++) {
    const zoom = whole.zoom * random.pick([1, 0.6, 0.42, 0.3]);
    const free = (size: number, pixels: number) => random.between(0, Math.max(1, size - pixels * zoom));
    const view = {
      x: free(scene.widthPx, frameWidthPx) + (frameWidthPx / 2) * zoom,
      y: free(scene.heightPx, frameHeightPx) + (frameHeightPx / 2) * zoom,
      zoom,
      degrees: random.between(-2, 2),
    };
    const isNew = seen.every((before) => {
      const apart = Math.max(Math.abs(view.x - before.x) / frameWidthPx, Math.abs(view.y - before.y) / frameHeightPx);
      const ratio = Math.max(view.zoom, before.zoom) / Math.min(view.zoom, before.zoom);
      return ratio > 1.5 || apart > 0.7 * Math.min(view.zoom, before.zoom);
    });
    if (!isNew) continue;
    seen.push(view);
    shots.push(shot(stage, { gap: random.between(3, 25), group: null, truth: null, frame: { view } }));
  }
  return shots;
};

/** Something else every few seconds. */
export const reportage: Script = (stage) =>
  [stage.other.scene, stage.scene].map((scene) =>
    shot(stage, {
      scene,
      gap: stage.random.between(1, 10),
      group: null,
      truth: null,
      frame: { view: held(stage.random, wholeView(scene), 0.03) },
    }),
  );

/** Two bodies of one model whose files carry no serial number, at the same moment. */
export const twoBodies: Script = (stage) => {
  const { random } = stage;
  return frames(4).flatMap(() =>
    [stage.scene, stage.other.scene].map((scene, body) =>
      shot(stage, {
        scene,
        gap: random.between(0.08, 0.15),
        group: body + 1,
        prefix: body === 0 ? 'AAA_' : 'BBB_',
        frame: { view: held(random, wholeView(scene), 0.008), wobble: wobbleOf(random, 2) },
      }),
    ),
  );
};
