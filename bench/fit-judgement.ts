/**
 * @file Command: fits the judgement. `npm run fit-judgement` fits to the kept evidence (seconds); with `--evidence` the evidence is made anew from the scenes first (an hour and more).
 * `--left-out` prints instead how each camera is judged by weights that saw neither it nor the scene.
 * Writes bench/judgement/evidence.csv and electron/core/culling/judgement/fitted.json.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Judgement } from '../electron/core/culling/judgement/fitted.ts';
import { stages } from '../electron/core/results/stages.ts';
import { type EvidenceSet, evidenceOf, fromCsv, toCsv } from './judgement/evidence-rows.ts';
import { fitJudgement } from './judgement/fit-judgement.ts';
import { leftOut, leftOutTable } from './judgement/left-out.ts';
import { makerVersion } from './judgement/make-pool.ts';
import { collectPart } from './judgement.ts';

export const evidenceFile = fileURLToPath(new URL('./judgement/evidence.csv', import.meta.url));
const judgementFile = fileURLToPath(new URL('../electron/core/culling/judgement/fitted.json', import.meta.url));

/** Cameras that are built differently, each with its own draw: what only one of them does to a picture teaches little. */
const fittedOn = [
  { maker: 'first', salt: 0 },
  { maker: 'second', salt: 21 },
  { maker: 'third', salt: 31 },
  { maker: 'varied', salt: 41 },
  { maker: 'wide', salt: 51 },
] as const;

/** What the fitted file says of itself. */
export function provenanceOf(sets: readonly EvidenceSet[]): Judgement['provenance'] {
  const scenesOf = (part: string) => [...new Set(sets.filter((set) => set.part === part).map((set) => set.scene))];
  return {
    madeBy: 'npm run fit-judgement',
    from: 'bench/judgement/evidence.csv: bursts made from camera photos by imitated cameras',
    makerVersion,
    measuresVersion: stages.measures.version,
    fittingScenes: scenesOf('fitting'),
    choosingScenes: scenesOf('choosing'),
    scenesByCamera: Object.fromEntries(
      fittedOn.map(({ maker }) => [
        maker,
        [...new Set(sets.filter((set) => set.maker === maker).map((set) => set.scene))],
      ]),
    ),
    frames: sets.reduce((sum, set) => sum + set.frames.length, 0),
  };
}

/** As the formatter would have it: numbers on one line, names too where they fit. */
const judgementText = (sets: readonly EvidenceSet[]): string =>
  `${JSON.stringify(fitJudgement(sets, provenanceOf(sets)), null, 2)
    .replace(/\[\s+((?:-?[\d.]+,?\s+)+)\]/g, (_, numbers: string) => `[${onOneLine(numbers)}]`)
    .replace(/^( *"\w+": )\[\s+((?:"[^"]+",?\s+)+)\]/gm, (whole, key: string, names: string) => {
      const line = `${key}[${onOneLine(names)}]`;
      return line.length < lineWidth ? line : whole;
    })}\n`;

const lineWidth = 120;
const onOneLine = (items: string): string => items.trim().replace(/\s+/g, ' ');

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      evidence: { type: 'boolean' },
      'only-taken': { type: 'boolean' },
      scenes: { type: 'string' },
      'left-out': { type: 'boolean' },
    },
  });
  if (values.evidence) {
    const say = (text: string) => void process.stderr.write(`${text}\n`);
    const more = {
      onlyTaken: values['only-taken'] ?? false,
      say,
      ...(values.scenes && { scenes: Number(values.scenes) }),
    };
    const sets: EvidenceSet[] = [];
    for (const part of ['fitting', 'choosing'] as const)
      for (const draw of fittedOn)
        sets.push(...evidenceOf(await collectPart(part, { ...more, ...draw }), part, draw.maker));
    await writeFile(evidenceFile, toCsv(sets));
  }
  const sets = fromCsv(await readFile(evidenceFile, 'utf8'));
  if (values['left-out']) {
    process.stdout.write(`${leftOutTable(leftOut(sets))}\n`);
    return;
  }
  await writeFile(judgementFile, judgementText(sets));
  process.stderr.write(`fitted to ${sets.length} sets\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run();
