/** @file Sharpness on the focus point, from the sharpness map and the metadata, whichever came first. */
import type { Box } from '../../contract/face.ts';
import type { Metadata } from '../../contract/photo.ts';
import type { Measured, MeasuresRow, Subject } from '../catalog/cache-repos/measures.repo.ts';
import { subjectSharpness } from '../measures/sharpness-map.ts';

/** A tenth of the frame around the focus point: a camera's larger autofocus areas. */
const focusBox = ({ x, y }: Subject): Box => ({ x: x - 0.05, y: y - 0.05, w: 0.1, h: 0.1 });

/** Whether the measures speak of the subject that the metadata names. */
export function isOnSubject({ subject }: Pick<Measured, 'subject'>, metadata: Metadata | null): boolean {
  const wanted = metadata?.focusPoint ?? null;
  return subject?.x === wanted?.x && subject?.y === wanted?.y;
}

/** The row with the sharpness of the subject that the metadata names, or of none. Always by the map: the same in whichever order the two arrived. */
export function onSubject<Row extends Omit<MeasuresRow, 'contentKey'>>(row: Row, metadata: Metadata | null): Row {
  const subject = metadata?.focusPoint ?? null;
  const sharpness = subject && row.map ? subjectSharpness(row.map, [focusBox(subject)]) : null;
  return { ...row, subject, measures: { ...row.measures, subjectSharpness: sharpness } };
}
