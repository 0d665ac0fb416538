/**
 * @file ONNX Runtime, loaded when it is needed.
 *
 * [Note: Telemetry] Since 1.29 its Linux and macOS builds send what is loaded and run, with the names of model files and an identifier that they keep in the
 * user's folder, to their maker; unasked, unless this variable is set before the library is loaded. Nothing leaves this machine: so it is loaded here alone.
 * (On Windows it writes events for the system's own collection; no package for Node can switch that off.)
 */
import type * as Ort from 'onnxruntime-node';

/** For the environment of every process that may load it. */
export const withoutTelemetry = { ORT_DISABLE_TELEMETRY: '1' } as const;

let loading: Promise<typeof Ort> | undefined;

export function loadOnnxRuntime(): Promise<typeof Ort> {
  Object.assign(process.env, withoutTelemetry);
  loading ??= import('onnxruntime-node');
  return loading;
}
