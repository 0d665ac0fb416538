/** ONNX Runtime is loaded in one place, which keeps it from telling its maker what is run ([Note: Telemetry]). */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { filesBelow, root } from './source-files.ts';

test('nobody loads ONNX Runtime but native-models/onnx/runtime.ts', () => {
  const loads = /^(?!\s*import type).*\b(?:from|import\()\s*'onnxruntime-(?:node|web)'/m;
  const loading = ['electron', 'native-models', 'bench', 'renderer']
    .flatMap(filesBelow)
    .filter((file) => /\.tsx?$/.test(file) && loads.test(readFileSync(file, 'utf8')));
  expect(loading.map((file) => path.relative(root, file))).toEqual(['native-models/onnx/runtime.ts']);
});
