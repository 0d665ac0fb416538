/** @file English texts of the three hints of a first shoot. Keys come as they are bound. */
export const hintTexts = {
  title: 'First steps',
  step: (n: number) => `${n} of 3`,
  close: 'Not again',
  move: (k: { left: string; right: string; loupe: string; zoom: string }) =>
    `${k.left} and ${k.right} go from photo to photo, ${k.loupe} looks at one alone, ${k.zoom} at its pixels.`,
  decide: (k: { pick: string; reject: string; keepBest: string; undo: string }) =>
    `${k.pick} keeps, ${k.reject} rejects, ${k.keepBest} keeps this one and rejects the rest of its stack. ${k.undo} takes anything back.`,
  handOver: (k: { handOver: string; help: string }) =>
    `When you are through, ${k.handOver} hands your decisions to Lightroom and others. ${k.help} shows every key.`,
} as const;
