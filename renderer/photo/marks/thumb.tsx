/** @file A thumbnail: shown once decoded, kept until a new version of the same photo is, fetched no longer once it leaves the screen. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { previewAddress } from '../../api/preview-address.ts';
import { useApp } from '../../state/use-app.ts';

/** Of these the engine has said that there is nothing to show. */
export const withoutPicture: ReadonlySet<string> = new Set([
  ...['no-preview', 'corrupt', 'not-a-picture', 'unreadable'],
]);

interface ThumbProps {
  id: number;
  version: string;
  onFailed?: (failed: boolean) => void;
}

/** Another photo is another element: a browser shows the old picture until the new one is decoded. */
export const Thumb = (props: ThumbProps): ReactNode => <Picture key={props.id} {...props} />;

const Picture = (props: ThumbProps): ReactNode => {
  const { host, connection } = useApp();
  const { id, version, onFailed } = props;
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
  const retry = useRef<(() => void) | null>(null);
  useEffect(() => () => retry.current?.(), []);
  return (
    <img
      ref={image}
      alt=""
      decoding="async"
      draggable={false}
      hidden={isBroken}
      onLoad={() => tell(false)}
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
