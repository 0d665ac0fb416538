/** @file English sentences of pictures that cannot be shown, or not whole. */
export const picturesTexts = {
  'picture.cannotShow': (v: { format: string }) =>
    `Pictures of this kind (${v.format}) cannot be shown here. The file is kept with your decisions.`,
  'picture.removed': 'The preview was removed while it was being shown. Look again.',
  'decoder.crashes': 'This file makes the picture decoder crash, twice in a row. It is left alone.',
  'decoder.killed':
    'The computer stopped the picture decoder, three times: probably it is short of memory. It is tried again later.',
  'decoder.slowDisk': 'The disk or card did not answer in time. Look again when it is less busy.',
  'decoder.slow': 'This picture takes very long to decode and was given up for now. It is tried again later.',
  'decoder.stalled':
    'The picture decoder stopped in the middle of this picture, twice, and was ended. It is tried again later.',
  'decoder.cannotStart':
    'Pictures cannot be looked at, because the picture decoder cannot start. The computer may be short of memory: close other programs and open the folder again. If that does not help, install Chinagraph again.',
  'decoder.closed': 'The picture decoder was closed.',
  'picture.magickStored': (v: { name: string }) =>
    `This ${v.name} file is stored in a way that cannot be shown here. The file itself is fine.`,
  'picture.magickDamaged': (v: { name: string }) => `This ${v.name} file is damaged: its picture cannot be decoded.`,
  'picture.heicNoPicture': 'This HEIC file is damaged: the picture in it cannot be found.',
  'picture.heifKind': 'This HEIF file holds a kind of picture that cannot be shown here.',
  'picture.heicDamaged': 'This HEIC file is damaged: its picture cannot be decoded.',
  'picture.avifDamaged': 'This AVIF file is damaged: its picture cannot be decoded.',
  'picture.tiffStored': (v: { how: string }) =>
    `This TIFF is stored in a way that cannot be shown here (${v.how}). The file itself may be fine.`,
  'picture.jpegStored':
    'This JPEG is stored in a way that cannot be shown here (lossless, or with more than 8 bits). The file itself may be fine.',
  'picture.damaged': 'The file is damaged: its picture cannot be decoded.',
  'picture.colours': 'The colours of this picture are stored in a way that cannot be shown here.',
  'picture.empty': 'The file is empty (0 bytes).',
  'picture.layersAlone':
    'This Photoshop file holds layers alone, without the finished picture. Save it in Photoshop with "Maximize Compatibility" to see it here.',
  'picture.noneReadable': 'The file is damaged: there is no picture in it that can be read.',
  'picture.noMemory': 'There was not enough memory to decode this picture. It is tried again later.',
  'picture.gone': 'The file is not there any more.',
  'picture.notAllowed': 'This computer may not read the file. Check its permissions.',
  'picture.isFolder': 'This is a folder, not a picture.',
  'picture.busy': 'The computer is too busy to read the file; it is tried again.',
  'picture.diskError': (v: { code: string }) =>
    `The disk or card could not read the file (${v.code}). Try another reader, then look again.`,
  'picture.unreadable': (v: { code: string }) => `The file could not be read (${v.code}).`,
  'picture.over2GB': 'Files over 2 GB are not opened.',
  'picture.changed': 'The file changed while it was being read. It is looked at again later.',
  'picture.rawCutShort': 'This RAW file is cut short: its preview lies beyond its end.',
  'picture.rawNoPreview': 'This RAW file holds no preview that can be shown. The file itself may be fine.',
  'picture.compression': (v: { compression: number }) => `compression ${v.compression}`,
  'picture.colourModel': (v: { model: number }) => `colour model ${v.model}`,
  'picture.huge': (v: { has: number; widthPx: number; heightPx: number; most: number }) =>
    `The picture claims ${v.has} megapixels (${v.widthPx} x ${v.heightPx}); pictures over ${v.most} megapixels are not opened.`,
  'picture.partMissing': 'Part of this picture is missing or damaged; what could be read is shown.',
  'picture.smallerShown': 'The picture itself is damaged beyond reading; the smaller preview inside the file is shown.',
  'picture.notStored': (v: { code: string }) =>
    `The preview could not be stored${v.code}. Make room on the disk of the preview cache, then look again.`,
  'picture.photoGone': 'This photo is not in the catalog any more.',
  'picture.didNotCome': (v: { status: number }) => `The picture did not come (${v.status}).`,
};
