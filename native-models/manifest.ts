/** @file Every model that Chinagraph knows by name: what it gives, where it comes from, under which terms. */

export const modelIds = [
  'musiq-koniq',
  'musiq-spaq',
  'musiq-paq2piq',
  'musiq-ava',
  'liqe-mix',
  'yunet',
  'face-landmarks',
  'eye-state',
] as const;
export type ModelId = (typeof modelIds)[number];

export type CommercialUse = 'allowed' | 'forbidden' | 'unstated';

export interface ModelLicence {
  /** SPDX expression of the weights' licence, or of the code's where the weights state none. */
  readonly spdx: string;
  readonly url: string;
  readonly commercialUse: CommercialUse;
  /** What the user should know before accepting, in a sentence or two. */
  readonly note: string;
}

export interface ModelDownload {
  readonly url: string;
  readonly fileName: string;
  /** Null where nobody published it: recorded at the first installation and compared ever after. */
  readonly bytes: number | null;
  readonly sha256: string | null;
}

/** What the converted model answers. `liqe` gives a score of 1..5 and three distributions. */
export type ModelOutput =
  | { readonly kind: 'mos' | 'liqe'; readonly low: number; readonly high: number; readonly better: 'higher' }
  | { readonly kind: 'distribution'; readonly low: 1; readonly high: 10; readonly better: 'higher' }
  | { readonly kind: 'faces' | 'landmarks' | 'eyes' };

export interface ModelManifest {
  readonly id: ModelId;
  readonly name: string;
  /** What it adds to a cull, in a photographer's words. */
  readonly gives: string;
  readonly architecture: 'musiq' | 'liqe' | 'yunet' | 'face-landmarker' | 'ocec';
  readonly sourceFormat: 'npz' | 'pt' | 'onnx' | 'task';
  readonly download: ModelDownload;
  readonly licence: ModelLicence;
  readonly output: ModelOutput;
}

const musiqLicence = (trainedOn: string): ModelLicence => ({
  spdx: 'Apache-2.0',
  url: 'https://github.com/google-research/google-research/blob/master/LICENSE',
  commercialUse: 'unstated',
  note: `Google published the code under Apache-2.0 and states no separate licence for the weights. They were trained on ${trainedOn}, which has terms of its own.`,
});

const musiq = (
  id: 'musiq-koniq' | 'musiq-spaq' | 'musiq-paq2piq' | 'musiq-ava',
  trainedOn: string,
  gives: string,
  output: ModelOutput,
  bytes: number | null = null,
): ModelManifest => {
  const fileName = `${id.replace('musiq-', '')}_ckpt.npz`;
  return {
    id,
    name: `MUSIQ (${trainedOn})`,
    gives,
    architecture: 'musiq',
    sourceFormat: 'npz',
    download: { url: `https://storage.googleapis.com/gresearch/musiq/${fileName}`, fileName, bytes, sha256: null },
    licence: musiqLicence(trainedOn),
    output,
  };
};

const opinion: ModelOutput = { kind: 'mos', low: 0, high: 100, better: 'higher' };

const manifests: Readonly<Record<ModelId, ModelManifest>> = {
  'musiq-koniq': musiq(
    'musiq-koniq',
    'KonIQ-10k',
    'Technical quality, 0 to 100, as people rated everyday photos',
    opinion,
  ),
  'musiq-spaq': musiq(
    'musiq-spaq',
    'SPAQ',
    'Technical quality, 0 to 100, as people rated photos taken with phones',
    opinion,
  ),
  'musiq-paq2piq': musiq(
    'musiq-paq2piq',
    'PaQ-2-PiQ',
    'Technical quality, 0 to 100, from the largest set of ratings',
    opinion,
  ),
  'musiq-ava': musiq(
    'musiq-ava',
    'AVA',
    'Aesthetics: how photographers would rate the picture, 1 to 10, and how far they would disagree',
    { kind: 'distribution', low: 1, high: 10, better: 'higher' },
    162_966_730,
  ),
  'liqe-mix': {
    id: 'liqe-mix',
    name: 'LIQE (mix)',
    gives: 'Quality 1 to 5, what the scene is, and what is wrong with the picture: blur, noise, exposure, compression',
    architecture: 'liqe',
    sourceFormat: 'pt',
    download: {
      url: 'https://huggingface.co/chaofengc/IQA-PyTorch-Weights/resolve/main/liqe_mix.pt',
      fileName: 'liqe_mix.pt',
      bytes: null,
      sha256: null,
    },
    licence: {
      spdx: 'CC-BY-NC-SA-4.0',
      url: 'https://creativecommons.org/licenses/by-nc-sa/4.0/',
      commercialUse: 'forbidden',
      note: 'This copy of the weights is published for non-commercial use only. The authors publish code and weights under MIT: a file fetched from them (Google Drive, linked in their repository zwx8981/LIQE) can be imported and used commercially.',
    },
    output: { kind: 'liqe', low: 1, high: 5, better: 'higher' },
  },
  yunet: {
    id: 'yunet',
    name: 'YuNet face detector',
    gives: 'Where the faces are',
    architecture: 'yunet',
    sourceFormat: 'onnx',
    download: {
      url: 'https://raw.githubusercontent.com/ShiqiYu/libfacedetection.train/0047ac24afb1a50a0c6105001c89d1b5b805dbf1/onnx/yunet_n_dynamic.onnx',
      fileName: 'yunet_n_dynamic.onnx',
      bytes: 322_906,
      sha256: '104ee26c71d5c270ce79a6b3dced91c91013260d29a6bf18f9296c5b8c4c2b12',
    },
    licence: {
      spdx: 'Apache-2.0',
      url: 'https://github.com/ShiqiYu/libfacedetection.train/blob/master/LICENSE',
      commercialUse: 'allowed',
      note: '',
    },
    output: { kind: 'faces' },
  },
  'face-landmarks': {
    id: 'face-landmarks',
    name: 'MediaPipe Face Landmarker',
    gives: 'Eyes open or closed, smiles and head turns, per face',
    architecture: 'face-landmarker',
    sourceFormat: 'task',
    download: {
      url: 'https://storage.googleapis.com/mediapipe-models/face_landmarker/face_landmarker/float16/1/face_landmarker.task',
      fileName: 'face_landmarker.task',
      bytes: 3_758_596,
      sha256: '64184e229b263107bc2b804c6625db1341ff2bb731874b0bcc2fe6544e0bc9ff',
    },
    licence: {
      spdx: 'Apache-2.0',
      url: 'https://github.com/google-ai-edge/mediapipe/blob/master/LICENSE',
      commercialUse: 'allowed',
      note: '',
    },
    output: { kind: 'landmarks' },
  },
  'eye-state': {
    id: 'eye-state',
    name: 'OCEC eye classifier, M',
    gives: 'A second opinion on open and closed eyes',
    architecture: 'ocec',
    sourceFormat: 'onnx',
    download: {
      url: 'https://github.com/PINTO0309/OCEC/releases/download/onnx/ocec_m.onnx',
      fileName: 'ocec_m.onnx',
      bytes: 1_693_332,
      sha256: '810cf02f9c5a933fde688285aaf4548be0355092bcacbf3ee256ccfd01df6f6e',
    },
    licence: {
      spdx: 'MIT',
      url: 'https://github.com/PINTO0309/OCEC/blob/main/LICENSE',
      commercialUse: 'allowed',
      note: 'Published under MIT. The eye pictures it was trained on come from a publisher whose own models exclude commercial use.',
    },
    output: { kind: 'eyes' },
  },
};

/** All known models, in the order in which they are offered. */
export const modelManifests: readonly ModelManifest[] = modelIds.map((id) => manifests[id]);

/** The manifest of a known model. */
export function manifestOf(id: ModelId): ModelManifest {
  return manifests[id];
}
