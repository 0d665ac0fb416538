/** @file What is put into the page before its first script: clocks at the events that count. Times are milliseconds on performance.now's clock. */

export interface Probe {
  /** Event time of the last key press or click. */
  pressedAt: number;
  /** Resolves with the time of the first frame handed to the display after `isDone` is true; looked at after every change of the page. */
  painted(isDone: () => boolean): Promise<number>;
  /** Time and text of socket messages since the last press. */
  messages: { atMs: number; text: string }[];
  /** Pictures drawn in the loupe since `drawn` was last emptied. */
  drawn: { atMs: number; photo: string; quality: string }[];
}

declare global {
  interface Window {
    probe: Probe;
  }
}

/** Runs inside the page. */
export function installProbe(): void {
  const afterFrame = (): Promise<number> =>
    new Promise((done) => {
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
          channel.port1.close();
          done(performance.now());
        };
        channel.port2.postMessage(null);
      });
    });
  const probe: Probe = {
    pressedAt: 0,
    messages: [],
    drawn: [],
    painted: (isDone) =>
      new Promise((done) => {
        const look = (): void => {
          if (!isDone()) return;
          observer.disconnect();
          document.removeEventListener('load', look, true);
          void afterFrame().then(done);
        };
        const observer = new MutationObserver(look);
        observer.observe(document, { subtree: true, childList: true, attributes: true });
        // Pictures that arrive change no attribute.
        document.addEventListener('load', look, true);
        look();
      }),
  };
  window.probe = probe;
  const pressed = (event: Event): void => {
    probe.pressedAt = event.timeStamp;
    probe.messages = [];
  };
  window.addEventListener('keydown', pressed, true);
  window.addEventListener('click', pressed, true);
  new MutationObserver((records) => {
    for (const { target } of records) {
      const { photo, quality } = (target as HTMLElement).dataset;
      const last = probe.drawn.at(-1);
      if (photo && quality && (last?.photo !== photo || last.quality !== quality))
        probe.drawn.push({ atMs: performance.now(), photo, quality });
    }
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-photo', 'data-quality'] });
  const Native = window.WebSocket;
  window.WebSocket = class extends Native {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols);
      this.addEventListener('message', (event: MessageEvent<unknown>) => {
        if (typeof event.data === 'string' && probe.messages.length < 1_000)
          probe.messages.push({ atMs: performance.now(), text: event.data.slice(0, 400) });
      });
    }
  };
}
