/** @file Platz im Shooting und im Stapel. */
import type { rankTexts as english } from '../../en/page/ranks.ts';
import type { Like } from '../../like.ts';

export const rankTexts: Like<typeof english> = {
  more: {
    sharpness: 'schärfer als',
    subjectSharpness: 'schärfer als',
    score: 'besser als',
    noise: 'weniger Rauschen als',
    motionBlur: 'weniger bewegt als',
    defocus: 'weniger Fehlfokus als',
    clippedHighlights: 'weniger ausgefressen als',
    clippedShadows: 'weniger abgesoffen als',
    exposure: 'heller als',
    contrast: 'mehr Kontrast als',
    colourfulness: 'mehr Farbe als',
  },
  higher: 'höher als',
  than: (comparative, percent) => `${comparative} ${percent} %`,
  place: (place, of) => `${place}. von ${of} im Stapel`,
};
