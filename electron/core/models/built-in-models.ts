/** @file The models that Chinagraph knows by name, as the store sees them. */
import { type ModelManifest, modelManifests } from '../../../native-models/manifest.ts';
import type { AdapterSpec } from '../../scorer/protocol.ts';
import type { FileRole, ModelDefinition } from './model-definition.ts';

const mainRoles: Record<ModelManifest['architecture'], FileRole> = {
  musiq: 'scores',
  liqe: 'scores',
  yunet: 'detector',
  'face-landmarker': 'landmarks',
  ocec: 'eyes',
};

/** Pictures per call on a GPU; a LIQE picture is fifteen crops. */
const batchSizes = { musiq: 8, liqe: 4 } as const;

function scoringOf({ architecture, output }: ModelManifest): ModelDefinition['scoring'] {
  if (architecture !== 'musiq' && architecture !== 'liqe') return null;
  if (!('low' in output)) throw new Error(`${architecture} has no range`);
  const adapter: AdapterSpec = { kind: architecture };
  return {
    adapter,
    range: { low: output.low, high: output.high },
    higherIsBetter: true,
    batchSize: batchSizes[architecture],
  };
}

export const builtInModels: readonly ModelDefinition[] = modelManifests.map((manifest) => {
  const { id, name, gives, licence, download, architecture } = manifest;
  const scoring = scoringOf(manifest);
  return {
    terms: {
      id,
      name,
      gives,
      licence: licence.spdx,
      licenceUrl: licence.url,
      commercialUse: licence.commercialUse,
      notice: licence.note,
      bytes: download.bytes,
      url: download.url,
    },
    purpose: scoring ? 'score' : 'faces',
    custom: false,
    fileName: download.fileName,
    publishedSha256: download.sha256,
    conversion: { kind: 'built-in', id, main: mainRoles[architecture] },
    scoring,
  };
});
