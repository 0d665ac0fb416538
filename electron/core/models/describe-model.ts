/** @file A model as it is shown: terms and state. */

import type { ModelInfo } from '../../contract/model.ts';
import { asWritten } from '../../contract/told.ts';
import type { ModelDefinition } from './model-definition.ts';
import type { FolderState } from './model-folder.ts';

export function describeModel({ terms, purpose, custom, conversion }: ModelDefinition, folder: FolderState): ModelInfo {
  const common = { ...terms, purpose, custom, builtIn: conversion.kind === 'none' && !custom };
  switch (folder.kind) {
    case 'missing':
      return { ...common, state: 'missing', provenance: null, problem: null };
    case 'broken':
      return { ...common, state: 'broken', provenance: null, problem: asWritten(folder.problem) };
    case 'ok':
      return {
        ...common,
        state: folder.record.state,
        provenance: folder.record.provenance,
        problem: folder.record.problem === null ? null : asWritten(folder.record.problem),
      };
  }
}
