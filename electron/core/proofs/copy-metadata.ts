/** @file What of a photo's metadata goes into its proof, by ExifTool: from the original's tags, which are only read, into a file that is ours. */

import { type ExifTool, ExifToolTask } from 'exiftool-vendored';
import { say } from '../../../texts/say.ts';
import type { ProofMetadata } from '../../contract/exporting.ts';
import { withPathWithoutPattern } from '../metadata/exiftool-path.ts';

/** Who made it, who owns it, and how to reach them. */
const rights = [
  'EXIF:Copyright',
  'EXIF:Artist',
  'IPTC:CopyrightNotice',
  'IPTC:By-line',
  'IPTC:By-lineTitle',
  'IPTC:Credit',
  'IPTC:Source',
  'IPTC:Contact',
  'XMP-dc:Rights',
  'XMP-dc:Creator',
  'XMP-xmpRights:all',
  'XMP-photoshop:AuthorsPosition',
  'XMP-photoshop:Credit',
  'XMP-photoshop:Source',
  'XMP-photoshop:Instructions',
  'XMP-iptcCore:CreatorContactInfo',
  'XMP-plus:all',
  'XMP-cc:all',
].map((tag) => `-${tag}`);

/** Says something about the original's pixels or is a picture itself; where it was taken may also hide in maker notes. */
const notOfProofs = [
  'EXIF:Orientation',
  'XMP-tiff:Orientation',
  'EXIF:ExifImageWidth',
  'EXIF:ExifImageHeight',
  'XMP-exif:ExifImageWidth',
  'XMP-exif:ExifImageHeight',
  'EXIF:ColorSpace',
  'InteropIFD:all',
  'IFD1:all',
  'MakerNotes:all',
  'PreviewImage',
  'MPF:all',
  'XMP-crs:all',
  'XMP-xmp:ThumbnailsImage',
].map(without);

/** Emptied after copying: leaving a group out of the copy ("--GPS:all") does nothing beside "-all:all" (ExifTool 13.59). */
const place = ['GPS:all', 'XMP:GPS*'].map(without);

/** What a sidecar says of rights goes where the picture's own say it, too: readers look into one or the other. */
const alsoInExif = ['-EXIF:Copyright<XMP-dc:Rights', '-EXIF:Artist<XMP-dc:Creator'];

/**
 * `proof` is a file of ours with a plain name. `sidecars`: what other programs wrote beside the original, the newest last: their rights go before its own.
 * Throws an Error with words for people where the tags cannot be written. */
export async function copyMetadata(
  exiftool: ExifTool,
  original: Buffer,
  proof: string,
  { metadata, keepsGps }: { metadata: ProofMetadata; keepsGps: boolean },
  sidecars: readonly Buffer[] = [],
): Promise<void> {
  if (metadata === 'none') return;
  await withPathWithoutPattern(original, async (sayable) => {
    const wanted =
      metadata === 'all'
        ? ['-all:all', ...notOfProofs, ...(keepsGps ? [] : place)]
        : [...rights, ...(keepsGps ? ['-GPS:all', '-XMP:GPS*'] : [])];
    const args = ['-m', '-overwrite_original', '-tagsFromFile', sayable, ...wanted, proof];
    await exiftool.enqueueTask(() => new Copying(args));
  });
  for (const sidecar of sidecars)
    await withPathWithoutPattern(sidecar, async (sayable) => {
      const args = ['-m', '-overwrite_original', '-tagsFromFile', sayable, ...rights, ...alsoInExif, proof];
      await exiftool.enqueueTask(() => new Copying(args));
    });
}

/** A tag is taken away by giving it nothing. */
function without(tag: string): string {
  return `-${tag}=`;
}

class Copying extends ExifToolTask<void> {
  protected override parse(_input: string, error?: Error): void {
    // A source that it cannot open is only a warning to ExifTool, and the proof would be without its copyright.
    const first = this.errors[0] ?? this.warnings.find((text) => text.includes('Error opening file'));
    if (error || first !== undefined)
      throw new Error(say('proofs.noMetadata', { problem: first ?? error?.message ?? '' }));
  }
}
