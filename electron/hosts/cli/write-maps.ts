/** @file Heat maps of a comparison as PNG files; what is there already is never replaced. */

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { say } from '../../../texts/say.ts';
import type { Compared } from '../../core/quality/compare-pictures.ts';
import { heatMap } from '../../core/quality/heat-map.ts';
import { CommandError, exitCode } from './exit-codes.ts';

/** Files by metric, of those that have a map. @throws CommandError where a file is there already or cannot be written. */
export async function writeMaps(
  folder: string,
  test: string,
  metrics: ReadonlyMap<string, Compared>,
): Promise<Record<string, string>> {
  const written: Record<string, string> = {};
  for (const [name, { map }] of metrics) {
    if (!map) continue;
    const { data, widthPx, heightPx } = heatMap(map);
    const png = await sharp(data, { raw: { width: widthPx, height: heightPx, channels: 3 } })
      .png()
      .toBuffer();
    const file = path.join(folder, `${path.parse(test).name}.${name}.png`);
    await writeFile(file, png, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
      throw new CommandError(exitCode.failed, say('asked.maps', { file, code: error.code ?? '?' }));
    });
    written[name] = file;
  }
  return written;
}
