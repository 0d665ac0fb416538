/** @file Die Wörter des Kontaktbogens, auf dem Kunden wählen: Sie stehen in der exportierten Datei. */
import type { sheetTexts as english } from '../en/sheet.ts';
import type { Like } from '../like.ts';

export const sheetTexts: Like<typeof english> = {
  lang: 'de',
  how: 'Haken Sie an, was Sie wählen, speichern Sie dann die Liste und schicken Sie sie zurück. Ihre Haken bleiben in diesem Browser erhalten.',
  choose: 'Wählen',
  chosen: 'gewählt',
  onlyChosen: 'Nur gewählte',
  save: 'Liste speichern',
  copy: 'Liste kopieren',
  copied: 'Kopiert: Fügen Sie sie in eine Nachricht ein.',
  none: 'Noch ist nichts angehakt.',
  noPicture: 'kein Bild',
};
