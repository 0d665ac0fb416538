/** @file A clip over its poster: played by the browser where it can, else said that it is not. Nothing is fetched before it is wanted but its head. */
import { type ReactNode, useState } from 'react';
import { clipText } from '../../photo/words/cell-text.ts';
import { useActivePhoto, useApp, useCard } from '../../state/use-app.ts';
import { texts } from '../../texts/texts.ts';
import { Badge } from '../../ui/marks.tsx';

const Player = ({ address }: { address: string }): ReactNode => {
  const [failed, setFailed] = useState(false);
  if (failed) return <Badge>{texts.cell.clipElsewhere}</Badge>;
  return (
    // biome-ignore lint/a11y/useMediaCaption: a camera's clip has no captions.
    <video className="clip-player" controls preload="metadata" src={address} onError={() => setFailed(true)} />
  );
};

export const ClipPlayer = (): ReactNode => {
  const app = useApp();
  const cursor = useActivePhoto();
  const card = useCard(cursor);
  if (!card?.clip) return null;
  const { clipBase } = app.host;
  return (
    <div className="clip">
      {clipBase === null ? (
        <Badge>{texts.cell.clipElsewhere}</Badge>
      ) : (
        <Player key={card.id} address={`${clipBase}${card.id}?play`} />
      )}
      <Badge>{clipText(card.clip.seconds)}</Badge>
    </div>
  );
};
