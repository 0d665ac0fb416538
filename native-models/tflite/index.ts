/** @file MediaPipe's TFLite models as ONNX. */
export {
  type ConvertedFaceModels,
  type ConvertedFile,
  type ConvertFaceLandmarkerOptions,
  convertFaceLandmarker,
} from './convert-face-landmarker.ts';
