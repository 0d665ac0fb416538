/** @file Was vom Geschmack gelernt wurde, in Worten. */
import type { tasteTexts as english } from '../../en/engine/taste.ts';
import type { Like } from '../../like.ts';

export const tasteTexts: Like<typeof english> = {
  'taste.more-sharpness': 'Das schärfste Bild zählt bei dir mehr als bei den meisten',
  'taste.less-sharpness': 'Auf das letzte bisschen Schärfe verzichtest du für anderes',
  'taste.more-movement': 'Bewegung darf man bei dir sehen',
  'taste.less-movement': 'Bewegte Bilder meidest du mehr als die meisten',
  'taste.more-brightness': 'Du behältst hellere Bilder',
  'taste.less-brightness': 'Du behältst dunklere Bilder',
  'taste.more-cleanness': 'Rauschen stört dich mehr als die meisten',
  'taste.less-cleanness': 'Rauschen stört dich weniger als die meisten',
  'taste.more-smile': 'Lachende Gesichter sind dir lieber',
  'taste.less-smile': 'Ernste Gesichter sind dir lieber',
  'taste.more-away': 'Du magst Gesichter, die wegsehen',
  'taste.less-away': 'Gesichter, die dich ansehen, sind dir lieber',
};
