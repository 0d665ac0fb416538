/** @file RAW-like companions: a DNG with a token sensor area and the JPEG inside as its preview, rewritten by ExifTool with the frame's metadata, so that the layout in the file is ExifTool's and not ours. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { exiftoolPath } from 'exiftool-vendored';
import type { FramePlan } from './plan-shoot.ts';
import { buildTiff, type TiffValue } from './tiff-block.ts';

export const companionName = (file: string): string => file.replace(/\.JPG$/, '.DNG');

/** The DNG before ExifTool saw it: IFD0 a tiny RGB thumbnail, SubIFD 0 the sensor area, SubIFD 1 the JPEG (DNG 1.4, chapter 2). */
export async function writeBareCompanion(
  file: string,
  preview: Uint8Array,
  size: { widthPx: number; heightPx: number },
  plan: FramePlan,
): Promise<void> {
  await writeFile(
    file,
    buildTiff([
      [
        { tag: 0x00fe, type: 'long', numbers: [1] },
        ...stripValues(16, 16, 3, Buffer.alloc(16 * 16 * 3, 0x80)),
        { tag: 0x0106, type: 'short', numbers: [2] },
        { tag: 0x010f, type: 'ascii', text: plan.camera.make },
        { tag: 0x0110, type: 'ascii', text: plan.camera.model },
        { tag: 0x0112, type: 'short', numbers: [1] },
        { tag: 0x014a, type: 'directory', directories: [sensorValues(), previewValues(preview, size)] },
        { tag: 0xc612, type: 'byte', bytes: Uint8Array.of(1, 4, 0, 0) },
        { tag: 0xc613, type: 'byte', bytes: Uint8Array.of(1, 1, 0, 0) },
        { tag: 0xc614, type: 'ascii', text: `${plan.camera.make} ${plan.camera.model}` },
      ],
    ]),
  );
}

function stripValues(widthPx: number, heightPx: number, channels: number, strip: Uint8Array): TiffValue[] {
  return [
    { tag: 0x0100, type: 'long', numbers: [widthPx] },
    { tag: 0x0101, type: 'long', numbers: [heightPx] },
    { tag: 0x0102, type: 'short', numbers: new Array<number>(channels).fill(8) },
    { tag: 0x0103, type: 'short', numbers: [1] },
    { tag: 0x0111, type: 'blob', bytes: strip },
    { tag: 0x0115, type: 'short', numbers: [channels] },
    { tag: 0x0116, type: 'long', numbers: [heightPx] },
    { tag: 0x0117, type: 'long', numbers: [strip.length] },
  ];
}

/** 256x256 mosaic samples (photometric 32803, RGGB): a file of RAW shape at a fraction of the size. */
function sensorValues(): TiffValue[] {
  return [
    { tag: 0x00fe, type: 'long', numbers: [0] },
    ...stripValues(256, 256, 1, Buffer.alloc(256 * 256, 0x40)),
    { tag: 0x0106, type: 'short', numbers: [32803] },
    { tag: 0x828d, type: 'short', numbers: [2, 2] },
    { tag: 0x828e, type: 'byte', bytes: Uint8Array.of(0, 1, 1, 2) },
  ];
}

function previewValues(preview: Uint8Array, size: { widthPx: number; heightPx: number }): TiffValue[] {
  return [
    { tag: 0x00fe, type: 'long', numbers: [1] },
    { tag: 0x0100, type: 'long', numbers: [size.widthPx] },
    { tag: 0x0101, type: 'long', numbers: [size.heightPx] },
    { tag: 0x0102, type: 'short', numbers: [8, 8, 8] },
    { tag: 0x0103, type: 'short', numbers: [7] },
    { tag: 0x0106, type: 'short', numbers: [6] },
    { tag: 0x0111, type: 'blob', bytes: preview },
    { tag: 0x0115, type: 'short', numbers: [3] },
    { tag: 0x0116, type: 'long', numbers: [size.heightPx] },
    { tag: 0x0117, type: 'long', numbers: [preview.length] },
  ];
}

/** One ExifTool run copies each JPEG's EXIF into its companion, for any number of pairs. */
export async function copyExifToCompanions(
  folder: string,
  files: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  if (files.length === 0) return;
  const tool = spawn(await exiftoolPath(), ['-@', '-'], { cwd: folder, signal, stdio: ['pipe', 'ignore', 'pipe'] });
  const complaints: string[] = [];
  tool.stderr.on('data', (text) => complaints.push(String(text)));
  const script = files.map((file) =>
    ['-q', '-m', '-overwrite_original', '-tagsFromFile', file, '-exif:all', companionName(file), '-execute'].join('\n'),
  );
  tool.stdin.end(`${script.join('\n')}\n`);
  const [code] = (await once(tool, 'close')) as [number | null];
  if (code !== 0) throw new Error(`ExifTool could not write the RAW companions: ${complaints.join('').slice(0, 400)}`);
}
