/** A page that is not shown draws no frames; it goes on all the same, after so many milliseconds. */
const withoutFrameMs = 100;

/** Runs once the next frame was handed to the display: the task after its callbacks. */
export const afterFrame = (run: () => void): void => {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const once = (): void => {
    if (timer === null) return;
    clearTimeout(timer);
    timer = null;
    run();
  };
  timer = setTimeout(once, withoutFrameMs);
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      once();
    };
    channel.port2.postMessage(null);
  });
};
