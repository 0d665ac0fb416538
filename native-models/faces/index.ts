/** @file Face analysis: pure functions around models that someone else runs. */
export { analyseFaces } from './analyse-faces.ts';
export { decodeDescriptor, descriptorFrame, descriptorLength, prepareDescriptor } from './descriptor.ts';
export type { AnalyseFacesOptions, FaceModel, NativeCrop, RunFaceModel } from './face-models.ts';
export type { Box, Detection, EyeFinding, EyeState, FaceFinding, Point } from './face-types.ts';
export { overlap } from './merge-detections.ts';
export { isCredible, pictureEyes, prominences, prominentArea } from './picture-verdict.ts';
export { decodeYunet, prepareYunet } from './yunet.ts';
