/** @file A thumbnail: shown once decoded, kept until a new version of the same photo is, fetched no longer once it leaves the screen. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { previewAddress } from '../../api/preview-address.ts';
import { tierOnScreen } from '../../image/wide-screen.ts';
import { useApp } from '../../state/use-app.ts';

/** Of these the engine has said that there is nothing to show. */
export const withoutPicture: ReadonlySet<string> = new Set([
  ...['no-preview', 'corrupt', 'not-a-picture', 'unreadable'],
]);

/** As the engine makes them. */
const thumbLongSidePx = 320;
/** Cells that fly by are not asked for again in a larger size. */
const restMs = 120;

interface ThumbProps {
  id: number;
  version: string;
  /** Pixels of the screen along its long side: above those of a thumbnail, a larger tier follows it. */
  devicePx?: number;
  onFailed?: (failed: boolean) => void;
}

/** Another photo is another element: a browser shows the old picture until the new one is decoded. */
export const Thumb = (props: ThumbProps): ReactNode => <Picture key={props.id} {...props} />;

const Picture = (props: ThumbProps): ReactNode => {
  const { host, connection } = useApp();
  const { id, version, onFailed, devicePx = 0 } = props;
  const isCoarse = devicePx > thumbLongSidePx;
  const image = useRef<HTMLImageElement>(null);
  const [epoch, setEpoch] = useState(0);
  // A browser's own sign for a broken picture says nothing to a photographer; the cell says why in words.
  const [isBroken, setBroken] = useState(false);
  const tell = (failed: boolean): void => {
    setBroken(failed);
    onFailed?.(failed);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: another connection tries again what failed.
  useEffect(() => {
    const element = image.current;
    if (!element) return;
    element.src = previewAddress(host.previewBase, id, 'thumb', version);
  }, [host, id, version, epoch]);
  useEffect(() => {
    const element = image.current;
    // A cell scrolled away takes its request with it.
    return () => element?.removeAttribute('src');
  }, []);
  const [isShown, setShown] = useState(false);
  // The thumbnail stands until the larger one is decoded: never a blank cell, never a blur over what was sharp.
  useEffect(() => {
    if (!isShown || !isCoarse) return;
    let isWanted = true;
    const address = previewAddress(host.previewBase, id, tierOnScreen('cell'), version);
    const larger = new Image();
    const timer = setTimeout(() => {
      larger.src = address;
      larger
        .decode()
        .then(() => {
          if (isWanted && image.current) image.current.src = address;
        })
        // What cannot be made larger stays as it is.
        .catch(() => undefined);
    }, restMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
      larger.removeAttribute('src');
    };
  }, [host, id, version, isShown, isCoarse]);
  const retry = useRef<(() => void) | null>(null);
  useEffect(() => () => retry.current?.(), []);
  return (
    <img
      ref={image}
      alt=""
      decoding="async"
      draggable={false}
      hidden={isBroken}
      onLoad={() => {
        tell(false);
        setShown(true);
      }}
      onError={() => {
        tell(true);
        // Another try with the next connection; the photo's own problem brings a new version.
        retry.current ??= connection.state.subscribe((now, before) => {
          if (now.epoch !== before.epoch) setEpoch(now.epoch);
        });
      }}
    />
  );
};
