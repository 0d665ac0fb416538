/** @file Deutsche Wörter über Tablets und zweite Personen im lokalen Netz. */
import type { lanTexts as english } from '../../en/page/lan.ts';
import type { Like } from '../../like.ts';

export const lanTexts: Like<typeof english> = {
  title: 'Tablets und zweite Personen',
  says: 'Dieses Shooting auf einem Tablet, einem Telefon oder einem anderen Rechner dieses Netzes, zum Ansehen oder zum Entscheiden.',
  off: 'Aus. Nichts ist im Netz erreichbar.',
  what: 'Ein gekoppeltes Gerät sieht dieses eine Shooting als Vorschauen, und entscheidet, wenn du es erlaubst. Ordner, andere Shootings, Einstellungen, Modelle, Exporte und die Originaldateien erreicht es nicht.',
  rights: 'Das nächste Gerät darf',
  look: 'Ansehen',
  decide: 'Ansehen und entscheiden',
  start: 'Dieses Shooting im Netz freigeben',
  startHere: 'Stattdessen dieses Shooting freigeben',
  stop: 'Freigabe beenden',
  serves: (name) => `„${name}“ ist im Netz, bis du die Freigabe beendest oder Chinagraph schließt.`,
  scan: 'Scanne dies mit der Kamera des Geräts, oder öffne dort eine dieser Adressen und tippe den Code ein:',
  code: 'Code',
  once: 'Gilt für ein Gerät, zehn Minuten lang.',
  spent: 'Der Code wurde benutzt, oder seine Zeit ist um.',
  newCode: 'Neuer Code',
  wrong: (n) => (n === 1 ? 'Ein falscher Code wurde versucht.' : `${n} falsche Codes wurden versucht.`),
  warning:
    'Das Gerät wird warnen, dass es das Zertifikat nicht kennt: Chinagraph hat es selbst gemacht, niemand sonst bürgt dafür. Verschlüsselt ist die Verbindung trotzdem. Zeigt das Gerät diesen Fingerabdruck, spricht es mit diesem Rechner:',
  devices: 'Gekoppelte Geräte',
  none: 'Kein Gerät ist gekoppelt.',
  here: 'hat es offen',
  seen: (when) => `zuletzt hier ${when}`,
  rightsOf: (name) => `Was ${name} darf`,
  revoke: 'Entfernen',
  revokeOf: (name) => `${name} entfernen`,
  cannot:
    'Was hinter diesem Fenster läuft, gibt nichts im Netz frei. Öffne das Shooting in der Chinagraph-App oder mit „chinagraph serve“, um es an ein Tablet zu geben.',
  qr: 'QR-Code mit der Adresse und dem Code',
  pair: {
    title: 'Dieses Gerät koppeln',
    says: 'Tippe den Code ein, den Chinagraph am Rechner unter „Tablets und zweite Personen“ zeigt.',
    code: 'Code',
    send: 'Koppeln',
    wrong: 'Das ist nicht der Code dieses Augenblicks. Jeder gilt einmal, zehn Minuten lang.',
    tooMany: 'Von diesem Gerät kamen zu viele falsche Codes. Warte zehn Minuten.',
    away: 'Der Rechner hat nicht geantwortet. Ist er an, und im selben Netz?',
  },
};
