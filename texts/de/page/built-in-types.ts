/** @file Die mitgelieferten Arten von Shootings, nach ihren englischen Namen und Worten; eigene behalten ihre. */
const words: Readonly<Record<string, string>> = {
  General: 'Allgemein',
  'A mixed shoot: everything counts as measured': 'Ein gemischtes Shooting: Alles zählt, wie gemessen',
  Wedding: 'Hochzeit',
  'Eyes and faces first; grain of dark churches is forgiven, and a moment may be a little off in light':
    'Erst Augen und Gesichter; Rauschen dunkler Kirchen wird verziehen, und ein Moment darf im Licht etwas daneben liegen',
  Portrait: 'Porträt',
  'Open, sharp eyes before all else; what is behind them may be soft':
    'Offene, scharfe Augen vor allem anderen; was dahinter liegt, darf weich sein',
  Sports: 'Sport',
  'A sharp subject out of long bursts; closed eyes and grain hardly count':
    'Ein scharfes Motiv aus langen Serien; geschlossene Augen und Rauschen zählen kaum',
  Wildlife: 'Wildtiere',
  'The animal sharp, whatever the light: high ISO is no fault':
    'Das Tier scharf, bei jedem Licht: Hohe ISO ist kein Fehler',
  Event: 'Veranstaltung',
  'Many different moments: little is thrown away, little is stacked, bad light is normal':
    'Viele verschiedene Momente: Wenig wird weggeworfen, wenig gestapelt, schlechtes Licht ist normal',
  Landscape: 'Landschaft',
  'Sharp from corner to corner, highlights kept, no grain; nobody blinks':
    'Scharf bis in die Ecken, Lichter erhalten, kein Rauschen; niemand blinzelt',
  Product: 'Produkt',
  'Sharp, clean and lit alike; variants are left apart':
    'Scharf, sauber und gleich beleuchtet; Varianten bleiben getrennt',
};

export const ofType = (text: string): string => words[text] ?? text;
