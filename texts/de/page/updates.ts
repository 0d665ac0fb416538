/** @file Deutsche Wörter über neuere Versionen. */
import type { updateTexts as english } from '../../en/page/updates.ts';
import type { Like } from '../../like.ts';

export const updateTexts: Like<typeof english> = {
  ask: 'Darf Chinagraph einmal am Tag nachsehen, ob es eine neuere Version gibt? Es fragt eine einzige Adresse nach einer Nummer und sendet nichts von dir oder deinen Fotos.',
  yes: 'Ja, nachsehen',
  no: 'Nein',
  found: (version, current) => `Chinagraph ${version} ist da; dies ist ${current}.`,
  read: 'Was neu ist',
  skip: 'Diese Version überspringen',
  daily: 'Einmal am Tag nachsehen, ob es eine neuere Version gibt',
  says: 'Aus, solange du nichts anderes sagst. Eine einzige Adresse wird nach einer Nummer gefragt; nichts wird gesendet, geladen oder installiert.',
  now: 'Jetzt nachsehen',
  newest: (when) => `Dies ist die neueste Version (nachgesehen ${when}).`,
  cannot: 'Dieser Build nennt keine Adresse, an der neuere Versionen stehen.',
};
