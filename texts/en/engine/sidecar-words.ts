/** @file English sentences of decisions as a sidecar or another program states them. */
export const sidecarWordsTexts = {
  'decision.pick': 'picked',
  'decision.reject': 'rejected',
  'decision.noFlag': 'no flag',
  'decision.stars': (v: { stars: number }) =>
    `${v.stars === 0 ? 'no stars' : v.stars === 1 ? '1 star' : `${v.stars} stars`}`,
  'decision.noLabel': 'no label',
  'decision.label': (v: { label: string }) => `label ${v.label}`,
  'decision.red': 'red',
  'decision.yellow': 'yellow',
  'decision.green': 'green',
  'decision.blue': 'blue',
  'decision.purple': 'purple',
  'sidecar.taken': (v: { time: string }) => `taken ${v.time}`,
  'sidecar.removed': 'removed',
  'sidecar.where': (v: { theirs: string; ours: string }) => `${v.theirs} where you decided ${v.ours}`,
  'sidecar.whereTurned': (v: { theirs: string }) => `${v.theirs} where you turned the picture`,
  'sidecar.whereClock': (v: { theirs: string }) => `${v.theirs} where the camera's clock was put right`,
  'sidecar.inPicture': (v: { found: readonly string[] }) =>
    `What is in the picture says ${v.found.join(', ')}. It was left as it is.`,
  'sidecar.byAnother': (v: { found: readonly string[] }) =>
    `Another program wrote ${v.found.join(', ')}. It was left as it is.`,
  'sidecar.broken': (v: { problem: string }) => `The sidecar ${v.problem}. It was left as it is.`,
  'sidecar.brokenInFile': (v: { problem: string }) => `The XMP in the file ${v.problem}. It was left as it is.`,
  'sidecar.scores': 'scores or faces',
  'xmp.tooLarge': 'is too large for a sidecar',
  'xmp.notText': 'is not UTF-8 text',
  'xmp.noDescription': 'holds no rdf:Description to add to',
  'xmp.notWellFormed': (v: { problem: string }) => `is not well-formed XMP (${v.problem})`,
  'decision.undecided': 'undecided',
};
