/** @file Was über das Lernen aus den eigenen Entscheidungen gesagt wird. */
import type { tastePageTexts as english } from '../../en/page/taste.ts';
import type { Like } from '../../like.ts';
import { count } from '../count.ts';

const percent = (share: number): string => `${Math.round(share * 100)} %`;

const shootings = (n: number): string => (n === 1 ? '1 Shooting' : `${count(n)} Shootings`);

export const tastePageTexts: Like<typeof english> = {
  title: 'Dein Geschmack',
  learn: 'Aus meinen Entscheidungen in Stapeln lernen',
  says: 'Nur auf diesem Rechner. Verwendet wird es für eine Art von Shooting, sobald es deine Entscheidungen in Shootings, aus denen es nicht gelernt hat, besser vorhersagt als das gemeinsame Modell; sonst nicht mehr. Eine zurückgenommene Entscheidung ist verlernt.',
  nothing: 'Noch nichts: wähle Bilder in Stapeln aus zwei und mehr Shootings.',
  on: (shared, personal) =>
    `In Gebrauch: ${percent(personal)} deiner Entscheidungen vorhergesagt, ohne es ${percent(shared)}`,
  off: (taste) =>
    taste.shoots < taste.needs.shoots || taste.stacks < taste.needs.stacks
      ? `Nicht in Gebrauch: bisher ${count(taste.stacks)} Stapel aus ${shootings(taste.shoots)}; nötig sind mindestens ${taste.needs.stacks} Stapel aus ${taste.needs.shoots} Shootings`
      : `Nicht in Gebrauch: ${percent(taste.personal)} deiner Entscheidungen vorhergesagt, ohne es ${percent(taste.shared)}: kein sicherer Gewinn`,
  seems: (says) => `Bisher sieht es so aus: ${says}`,
  forget: 'Vergessen',
  forgetSure: (type) =>
    `Vergessen, was für ${type} gelernt wurde? Die Entscheidungen bleiben, wie sie sind, und lehren nichts mehr.`,
  exportTo: 'In eine Datei schreiben in',
  written: (file) => `${file} geschrieben.`,
};
