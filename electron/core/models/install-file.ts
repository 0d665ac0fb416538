/** @file A file on this machine becomes an installed model, or nothing changes: compare, convert, prove, then take its place. */

import { rm, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { say } from '../../../texts/say.ts';
import type { ModelStep } from '../../contract/model.ts';
import type { Told } from '../../contract/told.ts';
import { ScoringFailure } from '../devices/scoring-failure.ts';
import type { Clock } from '../work/clock.ts';
import { hashFile } from '../work/hash-file.ts';
import type { LaunchChild } from '../work/launch-child.ts';
import { convertInChild } from './convert-in-child.ts';
import { lacksSpace } from './fetch-source.ts';
import { weightsSha256 } from './installed-models.ts';
import type { KnownHashes } from './known-hashes.ts';
import type { ModelDefinition } from './model-definition.ts';
import { type ModelRecord, openFreshFolder, placeFolder } from './model-folder.ts';
import { proveFiles } from './prove-files.ts';
import type { Prover } from './prove-model.ts';

export interface InstallFileOptions {
  readonly dir: string;
  readonly launch: LaunchChild;
  readonly prove: Prover;
  readonly clock: Clock;
  readonly hashes: KnownHashes;
  readonly freeBytes?: ((dir: string) => Promise<number>) | undefined;
  readonly convertModule?: URL | undefined;
  readonly definition: ModelDefinition;
  readonly source: { readonly path: string; readonly from: string; readonly licenceAccepted: boolean };
  readonly unproven: boolean;
  readonly signal?: AbortSignal | undefined;
  readonly onStep?: ((step: ModelStep) => void) | undefined;
}

type Outcome = { ok: true } | { ok: false; problem: Told };

export async function installFile(options: InstallFileOptions): Promise<Outcome> {
  const { dir, definition, source, unproven, signal, clock, hashes } = options;
  const { id, name } = definition.terms;
  const found = await stat(source.path).catch(() => null);
  if (!found?.isFile()) return { ok: false, problem: say('install.noFile', { path: source.path }) };
  const totalBytes = found.size;
  const tell = (step: ModelStep['step'], fraction: number | null) =>
    options.onStep?.({ id, step, fraction, doneBytes: Math.round((fraction ?? 0) * totalBytes), totalBytes });

  tell('checking', null);
  const lack = await lacksSpace(dir, totalBytes, options.freeBytes);
  if (lack) return { ok: false, problem: say('install.cannot', { name, lack }) };
  const sourceSha256 = await hashFile(source.path, signal);
  const wrong = unproven ? null : await wrongHash(definition, sourceSha256, hashes);
  if (wrong) return { ok: false, problem: say('install.wrongFile', { from: source.from, wrong }) };

  const fresh = await openFreshFolder(dir, id);
  try {
    tell('converting', 0);
    const request = { conversion: definition.conversion, source: source.path, outDir: fresh };
    const converted = await convertInChild(
      options.launch,
      request,
      signal,
      (at) => tell('converting', at),
      options.convertModule,
    );
    if (!converted.ok)
      return {
        ok: false,
        problem: say('install.notUsable', { file: basename(source.path), name, problem: converted.problem }),
      };

    tell('proving', null);
    const proof = await proveFiles(definition, fresh, converted.files, options.prove, signal);
    if (!proof.runs || (proof.problem && !unproven)) {
      const advice = proof.runs ? say('install.trust') : '';
      return {
        ok: false,
        problem: say('install.unproven', { file: basename(source.path), name, problem: proof.problem ?? '', advice }),
      };
    }
    const record: ModelRecord = {
      schema: 'chinagraph/model@1',
      id,
      state: proof.problem ? 'unproven' : 'installed',
      problem: proof.problem ? say('install.withoutProof', { problem: proof.problem }) : null,
      provenance: {
        from: source.from,
        sourceSha256,
        sourceBytes: totalBytes,
        weightsSha256: weightsSha256(converted.files),
        converter: converted.converter || null,
        licenceAccepted: source.licenceAccepted,
        installedAt: clock.nowIso(),
      },
      files: [...converted.files],
    };
    signal?.throwIfAborted();
    await placeFolder(dir, fresh, record);
    if (!unproven) await hashes.record(id, sourceSha256, record.provenance.installedAt);
    tell('done', 1);
    return { ok: true };
  } catch (error) {
    if (error instanceof ScoringFailure)
      return { ok: false, problem: say('install.doesNotRun', { name, problem: error.message }) };
    throw error;
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

/** The published hash decides; without one, the hash of the first file that proved itself. A user's own model may change. */
async function wrongHash(
  { terms, publishedSha256, custom }: ModelDefinition,
  sha256: string,
  hashes: KnownHashes,
): Promise<string | null> {
  const says = (expected: string, whose: string) =>
    sha256.startsWith(expected)
      ? null
      : say('install.hash', { sha256: sha256.slice(0, 12), whose, expected: expected.slice(0, 12) });
  if (publishedSha256) return says(publishedSha256, say('install.hashPublished'));
  const known = custom ? null : await hashes.get(terms.id);
  return known ? says(known.sha256, say('install.hashFirst', { day: known.at.slice(0, 10) })) : null;
}
