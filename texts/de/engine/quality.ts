/** @file Deutsche Sätze vom Vergleichen von Bildern. */
import type { qualityTexts as english } from '../../en/engine/quality.ts';
import type { Like } from '../../like.ts';

export const qualityTexts: Like<typeof english> = {
  'gate.noCondition': (v) => `„${v.part}“ ist keine Bedingung. Schreibe sie wie ssim>=0.98,psnr>=35.`,
  'gate.noMetric': (v) => `${v.metric} ist keine Metrik. Es gibt ${v.known}.`,
  'gate.target': (v) => `Ein Ziel sagt, wie nah mindestens: ${v.metric}${v.closer}=${v.limit}.`,
  'gate.outOfReach': (v) => `${v.metric}${v.is}${v.limit} erreicht kein Bild: gleiche Bilder haben ${v.best}.`,
  'gate.infinite': (v) => `psnr ist unendlich, nicht ${v.is} ${v.limit}`,
  'gate.unknown': (v) => `${v.metric} ist nicht bekannt`,
  'gate.fails': (v) => `${v.metric} ist ${v.value}, nicht ${v.is} ${v.limit}`,
  'compare.reference': (v) => `Die Vorlage: ${v.problem}`,
  'compare.differs': (v) => `Weicht von der Vorlage ab: ${v.what}. Vergleiche mit --equal, wie es aussieht.`,
  'compare.referenceDamaged': 'Die Vorlage ist beschädigt.',
  'compare.size': (v) => `Größe (${v.width}x${v.height} gegen ${v.otherWidth}x${v.otherHeight})`,
  'compare.profile': (v) => `Farbprofil (${v.reference} gegen ${v.test})`,
  'compare.orientation': (v) => `Ausrichtung (${v.reference} gegen ${v.test})`,
  'metric.tooSmall': (v) => `braucht Seiten von mindestens ${v.leastPx} Pixeln; dieses Bild hat ${v.sidePx}`,
  'metric.identical': 'die Bilder sind gleich: Das Verhältnis ist unendlich',
  'metric.flat': 'das Bild ist einfarbig: Es gibt nichts zu vergleichen',
  'metric.notANumber': 'es ist keine Zahl',
  'metric.tooLarge': (v) => `nimmt aus Speichergründen Bilder von höchstens ${v.most} Megapixeln; dieses hat ${v.has}`,
};
