/** @file Lupe, Vergleich, Übersicht und Nahaufnahmen. */
import type { lookingTexts as english } from '../../en/page/looking.ts';
import type { Like } from '../../like.ts';

const eyes = {
  open: 'Augen offen',
  closed: 'Augen geschlossen',
  'cant-tell': 'Augen: unklar',
  'too-small': 'zu klein',
};
const eyesShort = { open: 'offen', closed: 'geschlossen', 'cant-tell': 'unklar', 'too-small': 'zu klein' };

const whyUnclear: Readonly<Record<string, string>> = {
  'the face landmarks model is not installed': 'das Modell für Punkte im Gesicht ist nicht installiert',
  'too small to tell': 'zu klein, um es zu sagen',
  'too small to tell; the lids seem down': 'zu klein, um es zu sagen; die Lider scheinen gesenkt',
  'behind dark glasses or in deep shadow': 'hinter dunkler Brille oder in tiefem Schatten',
  'eyes covered': 'Augen verdeckt',
  'looking down': 'blickt nach unten',
  'may be half closed': 'vielleicht halb geschlossen',
  'one eye reads open, the other closed': 'ein Auge wirkt offen, das andere geschlossen',
  'too blurred to tell': 'zu unscharf, um es zu sagen',
  'turned away or hidden': 'abgewandt oder verdeckt',
  'turned away': 'abgewandt',
};

export const lookingTexts: Like<typeof english> = {
  faces: {
    why: (because) => whyUnclear[because] ?? because,
    recognisable: (percent) => `erkennbar ${percent} %`,
    short: { eyes: (value) => `Augen ${value}`, face: (value) => `Gesicht ${value}` },
    long: { eyes: (value) => `Schärfe der Augen ${value}`, face: (value) => `Schärfe des Gesichts ${value}` },
  },
  loupe: {
    inStack: (n, total, kind) => `${kind}: ${n} von ${total}`,
    stackNames: {
      burst: 'Serie',
      'near-duplicate': 'Beinahe gleiche',
      bracket: 'Belichtungsreihe',
      'focus-stack': 'Fokusreihe',
      panorama: 'Panorama',
      standalone: 'Stapel',
    },
    fit: 'Einpassen',
    zoom: 'Zoom',
    oneToOne: '1:1',
    zoomTip: 'In 1:1 zeigen',
    fitTip: 'Das ganze Bild zeigen',
    overlaysTitle: 'Überlagern',
    overlays: {
      faces: 'Gesichter',
      subject: 'Motiv',
      thirds: 'Drittel',
      clipping: 'Beschneidung',
      peaking: 'Fokus-Peaking',
    },
    eyes,
    looks: {
      'half-closed': 'Augen halb geschlossen',
      laughing: 'lacht, Augen schmal',
      'looking-down': 'blickt nach unten',
      'looking-away': 'blickt weg',
      kissing: 'küsst',
      sunglasses: 'dunkle Brille',
    },
    eyesShort,
    eyesLong: { ...eyesShort, open: 'Augen offen', closed: 'Augen geschlossen' },
    subject: {
      photographer: 'Motiv, wie du es markiert hast',
      'focus-point': 'Motiv? Hier hat die Kamera fokussiert',
      movement: 'Motiv? Bewegt sich anders als der Rest',
      sharpness: 'Motiv? Hier am schärfsten',
    },
    subjectNext: 'Klicke auf das Motiv.',
    picture: (name) => `Bild ${name}`,
    strip: 'Filmstreifen',
    decoding: 'Wird dekodiert',
  },
  compare: {
    champion: 'Favorit',
    challenger: 'Kandidat',
    alone: 'Nichts zum Vergleichen',
    aloneMore: 'Markiere im Raster mindestens zwei Fotos oder öffne den Vergleich auf einem Stapel.',
    differences: 'Was die beiden unterscheidet',
    better: '(besser)',
    settings: 'Aufnahmedaten',
    softest: { eyes: 'Unschärfste Augen', face: 'Unschärfstes Gesicht' },
    notLooked: 'noch nicht geprüft',
    eyes: ({ open, closed, all }) =>
      all === 0
        ? 'kein Gesicht'
        : [
            open > 0 ? `${open} offen` : '',
            closed > 0 ? `${closed} geschlossen` : '',
            all > open + closed ? `${all - open - closed} unklar` : '',
          ]
            .filter(Boolean)
            .join(', '),
    hints: {
      challenger: 'nächster Kandidat',
      promote: 'Kandidat wird Favorit',
      champion: 'entscheidet für den Favoriten',
      swap: 'tauscht beide',
    },
    lockZoom: 'Gekoppelt',
    lockZoomTip: 'Zoom und Ausschnitt gehen gemeinsam',
    lockFace: 'Gesicht',
    lockFaceTip: 'An dasselbe Gesicht gekoppelt, wo immer es im Bild ist',
    difference: 'Differenz',
    differenceTip: 'Legt den Favoriten über den Kandidaten',
    differenceModes: { off: 'Aus', blink: 'Abwechselnd', split: 'Geteilt', map: 'Karte' },
    splitEdge: 'Grenze zwischen Favorit und Kandidat',
    mapKey: 'dunkel: gleich, hell: verschieden',
    meanDifference: (percent) => `im Mittel um ${percent} % verschieden`,
    shifted: (across, down) => `Favorit um ${across} und ${down} px verschoben, damit er deckt`,
    otherShape: 'Die beiden haben verschiedene Formate: Sie lassen sich nicht übereinanderlegen.',
    measuring: 'wird gemessen ...',
    closeness: (ssim, psnr) => `SSIM ${ssim}${psnr === null ? '' : `, PSNR ${psnr} dB`}`,
    samePixels: 'in jedem Pixel gleich',
    noCloseness: {
      size: 'kein SSIM: verschiedene Größen',
      small: 'kein SSIM: zu klein',
      unreadable: 'kein SSIM: eine Datei ist nicht lesbar',
    },
  },
  survey: {
    title: 'Übersicht',
    removed: (name) => `${name} aus der Übersicht genommen`,
    back: (name) => `${name} ist wieder in der Übersicht`,
    page: (from, to, total) => `${from}–${to} von ${total}`,
    shown: (n) => (n === 1 ? '1 Bild' : `${n} Bilder`),
    off: (n) => `${n} herausgenommen`,
    hint: 'nimmt eines heraus',
  },
  closeUps: {
    title: 'Nahaufnahmen',
    worstFirst: 'Nahaufnahmen, schlechteste zuerst',
    worstFirstMore:
      'Große Gesichter vor kleinen; erst geschlossene Augen, dann unklare, dann offene; die unschärfsten zuerst.',
    none: 'Kein Gesicht in diesem Bild gefunden',
    notLooked: 'In diesem Bild wurden noch keine Gesichter gesucht',
    noneInStack: 'Kein Gesicht in diesem Stapel gefunden',
    notLookedInStack: 'In diesem Stapel wurden noch keine Gesichter gesucht',
    noModel: 'Gesichter brauchen einen Gesichtsdetektor. Installiere einen unter Modelle.',
    more: (n) => (n === 1 ? '1 kleineres Gesicht' : `${n} kleinere Gesichter`),
    eyesOnly: 'Augen 1:1',
    face: (n, says) => `Gesicht ${n}: ${says}`,
    stackShort: 'Stapel',
    acrossStack: 'Dieselbe Person im ganzen Stapel',
    person: (n) => `Person ${n}`,
    inFrame: (name) => `in ${name}`,
    notFound: 'nicht gefunden',
    bestEyes: 'beste Augen dieser Person',
    sharpest: 'am schärfsten von dieser Person',
    open: (open, closed, all) =>
      all === 0
        ? ''
        : open === all
          ? all === 1
            ? 'offen'
            : 'alle offen'
          : open + closed === 0
            ? 'unklar'
            : `${open} von ${all} offen`,
    goTo: (name) => `Zu ${name}`,
    noStack: 'Dieses Bild steht allein: Öffne Nahaufnahmen im Stapel auf einer Serie.',
  },
};
