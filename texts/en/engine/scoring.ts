/** @file English sentences of scores in files, and of pictures that cannot be scored. */
export const scoringTexts = {
  'archive.lookingOnly': 'The catalog is open for looking only: nothing can be imported.',
  'archive.cacheClosed': 'The cache cannot be written at the moment; nothing more was imported.',
  'archive.noScores': (v: { file: string; schema: string }) =>
    `${v.file} holds no scores (its first line is not ${v.schema}).`,
  'archive.notScored': 'could not be scored',
  'archive.otherFaces': 'faces by other models than those installed here',
  'archive.empty': (v: { file: string }) => `${v.file} is empty.`,
  'picture.cannotDecode': 'The picture cannot be decoded.',
  'unscorable.flat': (v: { name: string }) => `${v.name} says nothing of a flat picture.`,
  'unscorable.small': (v: { name: string; leastPx: number; widthPx: number; heightPx: number }) =>
    `${v.name} needs at least ${v.leastPx} pixels on the shorter side; this picture has ${v.widthPx} x ${v.heightPx}.`,
  'unscorable.blocks': (v: { name: string; least: number; blockPx: number; widthPx: number; heightPx: number }) =>
    `${v.name} needs ${v.least} blocks of ${v.blockPx} x ${v.blockPx} pixels with structure; this picture of ${v.widthPx} x ${v.heightPx} has fewer.`,
  'shard.there': (v: { out: string }) =>
    `${v.out} is there already and was not begun by this command with these models. Move it away, or name another file.`,
  'fits.unknownModel': 'a model that neither this catalog nor the file’s first line knows',
  'fits.version': (v: { model: string }) => `${v.model}: by another version of the program`,
  'fits.weights': (v: { model: string }) => `${v.model}: by other weights than those installed here`,
  'fits.size': (v: { model: string }) => `${v.model}: at another size than here`,
  'fits.larger': (v: { model: string }) => `${v.model}: a picture larger than its size`,
  'fits.range': (v: { model: string }) => `${v.model}: a number out of its range`,
  'fits.share': (v: { model: string }) => `${v.model}: a share that is none`,
  'lines.broken': 'a line that is not whole',
  'lines.noSchema': (v: { schema: string }) => `no ${v.schema}`,
  'lines.wrong': 'not as it should be',
  'file.notNow': 'The file cannot be read at the moment.',
  'model.fileUnreadable': (v: { file: string; id: string }) =>
    `The model file ${v.file} cannot be read. Install ${v.id} again.`,
  'model.fileChanged': (v: { file: string; id: string }) =>
    `The model file ${v.file} is not the one that was installed. Install ${v.id} again.`,
  'model.fileNoOnnx': (v: { file: string }) => `The model file ${v.file} is no ONNX model.`,
  'model.cannotStart': (v: { id: string; device: string; reason: string }) =>
    `${v.id} cannot start on ${v.device}: ${v.reason}`,
  'model.failed': (v: { id: string; device: string; reason: string }) => `${v.id} failed on ${v.device}: ${v.reason}`,
  'model.noWords': (v: { id: string }) => `${v.id} gives no features of words`,
  'model.needsSession': (v: { id: string }) => `${v.id} needs a session.`,
  'faces.noDetector': 'The face detector is not installed.',
  'faces.noModel': (v: { name: string }) => `The face model "${v.name}" is not installed.`,
  'decoded.unreadable': (v: { file: string }) => `The decoded pixels in ${v.file} cannot be read.`,
  'decoded.size': (v: { file: string; bytes: number; widthPx: number; heightPx: number }) =>
    `${v.file} has ${v.bytes} bytes, ${v.widthPx} x ${v.heightPx} pixels need more or less.`,
};
