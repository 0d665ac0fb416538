/**
 * @file ONNX Runtime, loaded when it is needed.
 *
 * [Note: Telemetry] Since 1.29 its Linux and macOS builds send what is loaded and run, with the names of model files and an identifier that they keep in the
 * user's folder, to their maker; unasked, unless this variable is set before the library is loaded. Nothing leaves this machine: so it is loaded here alone.
 * (On Windows it writes events for the system's own collection; no package for Node can switch that off.)
 */
import path from 'node:path';
import type * as Ort from 'onnxruntime-node';

/** For the environment of every process that may load it. */
const withoutTelemetry = { ORT_DISABLE_TELEMETRY: '1' } as const;

let loading: Promise<typeof Ort> | undefined;

/**
 * `beside`: a folder with this ONNX Runtime and provider libraries. It looks for those beside itself, and the system's loader keeps one library of a name: what is
 * loaded first is what the package gets, so the copy in that folder is.
 */
export function loadOnnxRuntime(beside?: string): Promise<typeof Ort> {
  Object.assign(process.env, withoutTelemetry);
  if (beside !== undefined && !loading) process.dlopen({ exports: {} }, path.join(beside, 'onnxruntime_binding.node'));
  loading ??= import('onnxruntime-node');
  return loading;
}
