/** @file The models behind faces and eyes. What they see is put together in `native-models/faces`; here is where they come from. */
import type { FamilyModel, ModelFamily } from '../family.ts';

const purpose = { kind: 'faces' } as const;

const detector: FamilyModel = {
  id: 'yunet',
  name: 'YuNet face detector',
  gives: 'Where the faces are',
  offer: 'Faces',
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
  purpose,
};

const landmarks: FamilyModel = {
  id: 'face-landmarks',
  name: 'MediaPipe Face Landmarker',
  gives: 'Eyes open or closed, smiles and head turns, per face',
  offer: 'Eyes and smiles',
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
  purpose,
};

const eyes: FamilyModel = {
  id: 'eye-state',
  name: 'OCEC eye classifier, M',
  gives: 'A second opinion on open and closed eyes',
  offer: 'A second look at eyes',
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
  purpose,
};

export const family: ModelFamily = {
  name: 'faces',
  models: [detector, landmarks, eyes],
  async convert(conversion) {
    const { convertFaces, keepOnnx } = await import('./convert.ts');
    const { id } = conversion.model;
    if (id === landmarks.id) return convertFaces(conversion);
    return keepOnnx(conversion, id === detector.id ? 'detector' : 'eyes');
  },
};
