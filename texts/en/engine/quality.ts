/** @file English sentences of comparing pictures. */
export const qualityTexts = {
  'gate.noCondition': (v: { part: string }) => `"${v.part}" is no condition. Write them as ssim>=0.98,psnr>=35.`,
  'gate.noMetric': (v: { metric: string; known: string }) => `${v.metric} is no metric. There are ${v.known}.`,
  'gate.target': (v: { metric: string; closer: string; limit: number }) =>
    `A target says how close at least: ${v.metric}${v.closer}=${v.limit}.`,
  'gate.outOfReach': (v: { metric: string; is: string; limit: number; best: number }) =>
    `No picture reaches ${v.metric}${v.is}${v.limit}: identical ones have ${v.best}.`,
  'gate.infinite': (v: { is: string; limit: number }) => `psnr is infinite, not ${v.is} ${v.limit}`,
  'gate.unknown': (v: { metric: string }) => `${v.metric} is not known`,
  'gate.fails': (v: { metric: string; value: number; is: string; limit: number }) =>
    `${v.metric} is ${v.value}, not ${v.is} ${v.limit}`,
  'compare.reference': (v: { problem: string }) => `The reference: ${v.problem}`,
  'compare.differs': (v: { what: string }) =>
    `Differs from the reference in ${v.what}. Compare as it looks with --equal.`,
  'compare.referenceDamaged': 'The reference is damaged.',
  'compare.size': (v: { width: number; height: number; otherWidth: number; otherHeight: number }) =>
    `size (${v.width}x${v.height} against ${v.otherWidth}x${v.otherHeight})`,
  'compare.profile': (v: { reference: string; test: string }) => `colour profile (${v.reference} against ${v.test})`,
  'compare.orientation': (v: { reference: number; test: number }) =>
    `orientation tag (${v.reference} against ${v.test})`,
  'metric.tooSmall': (v: { leastPx: number; sidePx: number }) =>
    `needs sides of at least ${v.leastPx} pixels; this picture has ${v.sidePx}`,
  'metric.identical': 'the pictures are identical: the ratio is infinite',
  'metric.flat': 'the picture is flat: there is nothing to compare',
  'metric.notANumber': 'it is not a number',
  'metric.tooLarge': (v: { most: string; has: string }) =>
    `takes pictures of at most ${v.most} megapixels for want of memory; this one has ${v.has}`,
};
