/** @file Two MUSIQ models of one block each, as they lie when they are installed: for what needs installed models, not right numbers. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ScoringModel } from '../../electron/core/devices/scoring-model.ts';
import { smallServedModel } from './small-musiq.ts';

export type SmallModel = Pick<ScoringModel, 'spec'>;

/** Into `<catalogDir>/models`. The weights are the same, the files are not. */
export function installSmallModels(catalogDir: string): SmallModel[] {
  return ['musiq-koniq', 'musiq-spaq'].map((id, number) => {
    const bytes = Buffer.concat([smallServedModel(1), anUnknownField(number)]);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const folder = path.join(catalogDir, 'models', id);
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, 'scores.onnx');
    writeFileSync(file, bytes);
    const provenance = {
      ...{ from: 'a test', sourceSha256: sha256, sourceBytes: bytes.length, weightsSha256: sha256 },
      ...{ converter: null, licenceAccepted: true, installedAt: '2026-01-01T00:00:00.000Z' },
    };
    const files = [{ role: 'scores', name: 'scores.onnx', bytes: bytes.length, sha256 }];
    const record = { schema: 'chinagraph/model@1', id, state: 'unproven', problem: null, provenance, files };
    writeFileSync(path.join(folder, 'model.json'), JSON.stringify(record));
    const adapter = { kind: 'family', family: { name: 'musiq', module: null }, settings: null } as const;
    return { spec: { id, file, sha256, adapter, range: { low: 0, high: 100 } } };
  });
}

/** Protobuf's field 200, a number, which readers of ONNX pass over. */
const anUnknownField = (value: number): Uint8Array => Uint8Array.of(0xc0, 0x0c, value);
