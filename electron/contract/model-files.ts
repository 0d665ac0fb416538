/** @file What files of models are called: no schema, so the page can take it along. */
import type { ModelTerms } from './model.ts';

/** How files of weights end, without the dot: what a dialog shows when one is to be chosen. What is in a file is judged by the file. */
export const modelFileEndings: readonly string[] = [
  'npz',
  'pt',
  'pth',
  'ckpt',
  'safetensors',
  'onnx',
  'tflite',
  'task',
  'mat',
  'txt',
];

/** The last part of a model's address: the name that people's copies mostly still have. Null for a model without an address. */
export const publishedName = ({ url }: Pick<ModelTerms, 'url'>): string | null => {
  if (!url) return null;
  const name = decodeURIComponent(
    url
      .replace(/[?#].*$/, '')
      .split('/')
      .at(-1) ?? '',
  );
  return name === '' ? null : name;
};
