/** @file English texts of the loupe, compare, survey and close-ups. */

export const lookingTexts = {
  faces: {
    /** Why an eye is neither open nor closed; the engine says it in English. */
    why: (because: string) => because,
    recognisable: (percent: string) => `recognisable ${percent} %`,
    short: { eyes: (value: string) => `eyes ${value}`, face: (value: string) => `face ${value}` },
    long: {
      eyes: (value: string) => `sharpness of the eyes ${value}`,
      face: (value: string) => `sharpness of the face ${value}`,
    },
  },
  loupe: {
    inStack: (n: number, total: number, kind: string) => `${n} of ${total} in this ${kind}`,
    stackNames: {
      burst: 'burst',
      'near-duplicate': 'set of near-duplicates',
      bracket: 'bracket',
      'focus-stack': 'focus stack',
      panorama: 'panorama',
      standalone: 'stack',
    },
    fit: 'Fit',
    zoom: 'Zoom',
    oneToOne: '1:1',
    zoomTip: 'Show at 1:1',
    fitTip: 'Show the whole frame',
    overlaysTitle: 'Overlays',
    overlays: { faces: 'Faces', subject: 'Subject', thirds: 'Thirds', clipping: 'Clipping', peaking: 'Focus peaking' },
    eyes: { open: 'eyes open', closed: 'eyes closed', 'cant-tell': "eyes: can't tell", 'too-small': 'too small' },
    looks: {
      'half-closed': 'eyes half closed',
      laughing: 'squinting with laughter',
      'looking-down': 'looking down',
      'looking-away': 'looking away',
      kissing: 'kissing',
      sunglasses: 'dark glasses',
    },
    eyesShort: { open: 'open', closed: 'closed', 'cant-tell': "can't tell", 'too-small': 'too small' },
    eyesLong: { open: 'eyes open', closed: 'eyes closed', 'cant-tell': "can't tell", 'too-small': 'too small' },
    subject: {
      photographer: 'subject, as you marked it',
      'focus-point': 'subject? the camera focused here',
      movement: 'subject? it moves unlike the rest',
      sharpness: 'subject? sharpest here',
    },
    subjectNext: 'Click on the subject.',
    picture: (name: string) => `Picture ${name}`,
    strip: 'Neighbours',
    decoding: 'Decoding',
  },
  compare: {
    champion: 'Champion',
    challenger: 'Challenger',
    alone: 'Nothing to compare with',
    aloneMore: 'Select two photos or more in the grid, or open compare on a stack.',
    differences: 'What distinguishes the two',
    better: '(better)',
    settings: 'Settings',
    softest: { eyes: 'Softest eyes', face: 'Softest face' },
    notLooked: 'not looked yet',
    eyes: ({ open, closed, all }: { open: number; closed: number; all: number }) =>
      all === 0
        ? 'no face'
        : [
            open > 0 ? `${open} open` : '',
            closed > 0 ? `${closed} closed` : '',
            all > open + closed ? `${all - open - closed} unclear` : '',
          ]
            .filter(Boolean)
            .join(', '),
    hints: {
      challenger: 'next challenger',
      promote: 'challenger becomes champion',
      champion: 'decide for the champion',
      swap: 'swap the two',
    },
    lockZoom: 'Locked',
    lockZoomTip: 'Zoom and pan go together',
    lockFace: 'Same face',
    lockFaceTip: 'Locked on the same face, wherever it stands in the frame',
    difference: 'Difference',
    differenceTip: 'The champion laid over the challenger',
    differenceModes: { off: 'Off', blink: 'By turns', split: 'Split', map: 'Map' },
    splitEdge: 'Edge between champion and challenger',
    mapKey: 'darker: alike, brighter: different',
    meanDifference: (percent: string) => `differ by ${percent} % on average`,
    shifted: (across: number, down: number) => `champion moved by ${across} and ${down} px to lie on it`,
    otherShape: 'The two have different shapes: they cannot be laid over each other.',
    measuring: 'measuring ...',
    closeness: (ssim: string, psnr: string | null) => `SSIM ${ssim}${psnr === null ? '' : `, PSNR ${psnr} dB`}`,
    samePixels: 'equal in every pixel',
    noCloseness: {
      size: 'no SSIM: of two sizes',
      small: 'no SSIM: too small',
      unreadable: 'no SSIM: a file cannot be read',
    },
  },
  survey: {
    title: 'Survey',
    removed: (name: string) => `${name} taken off the survey`,
    back: (name: string) => `${name} is back in the survey`,
    page: (from: number, to: number, total: number) => `${from}–${to} of ${total}`,
    shown: (n: number) => (n === 1 ? '1 frame' : `${n} frames`),
    off: (n: number) => (n === 1 ? '1 taken off' : `${n} taken off`),
    hint: 'takes one off',
  },
  closeUps: {
    title: 'Close-ups',
    worstFirst: 'Close-ups, worst first',
    worstFirstMore:
      'Large faces before small ones; closed eyes, then those one cannot tell, then open ones; the softest first.',
    none: 'No face found in this frame',
    notLooked: 'Nobody has looked for faces in this frame yet',
    noneInStack: 'No face found in this stack',
    notLookedInStack: 'Nobody has looked for faces in this stack yet',
    noModel: 'Faces need a face detector. Install one under Models.',
    more: (n: number) => (n === 1 ? '1 smaller face' : `${n} smaller faces`),
    eyesOnly: 'Eyes 1:1',
    face: (n: number, says: string) => `Face ${n}: ${says}`,
    stackShort: 'Stack',
    acrossStack: 'The same person across the stack',
    person: (n: number) => `Person ${n}`,
    inFrame: (name: string) => `in ${name}`,
    notFound: 'not found',
    bestEyes: 'best eyes of this person',
    sharpest: 'sharpest of this person',
    open: (open: number, closed: number, all: number) =>
      all === 0
        ? ''
        : open === all
          ? all === 1
            ? 'open'
            : 'everybody open'
          : open + closed === 0
            ? "can't tell"
            : `${open} of ${all} open`,
    goTo: (name: string) => `Go to ${name}`,
    noStack: 'This frame stands alone: open close-ups across the stack on a burst.',
  },
} as const;
