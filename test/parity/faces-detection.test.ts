/** @file YuNet's faces on the reference photos against an independent decoder. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { overlap, type RunFaceModel } from '../../native-models/faces/index.ts';
import { scaleDetections, suppress } from '../../native-models/faces/merge-detections.ts';
import { decodeYunet, prepareYunet } from '../../native-models/faces/yunet.ts';
import { decodePicture, openFaceModels } from '../support/face-models.ts';
import { describeShared } from '../support/shared.ts';

type ExpectedFace = { score: number; box: [number, number, number, number]; points: [number, number][] };
type Expected = { detection: { photos: Record<string, ExpectedFace[]> } };

describeShared('face detection at longer side 640', (sharedDir) => {
  const { detection } = JSON.parse(readFileSync(join(sharedDir, 'parity/faces.json'), 'utf8')) as Expected;
  let run: RunFaceModel;
  beforeAll(async () => {
    run = await openFaceModels(sharedDir);
  });

  it.each(Object.entries(detection.photos))('finds the faces of %s', async (name, expected) => {
    const { picture, fullWidthPx } = await decodePicture(join(sharedDir, 'photos', name), 640);
    const outputs = await run('detector', prepareYunet(picture));
    const candidates = decodeYunet(outputs, picture.widthPx, picture.heightPx, 0.6);
    const found = scaleDetections(suppress(candidates, 0.3), fullWidthPx / picture.widthPx);
    const sure = expected.filter(({ score }) => score > 0.7);
    for (const face of sure) {
      const [x, y, w, h] = face.box;
      const match = found.toSorted((a, b) => overlap(b.box, { x, y, w, h }) - overlap(a.box, { x, y, w, h }))[0];
      expect(match && overlap(match.box, { x, y, w, h })).toBeGreaterThan(0.8);
      expect(match?.score).toBeCloseTo(face.score, 1);
      for (const [index, [px, py]] of face.points.entries()) {
        expect(Math.hypot(match!.points[index]!.x - px, match!.points[index]!.y - py)).toBeLessThan(w * 0.08);
      }
    }
    const surelyFound = found.filter(({ score }) => score > 0.72);
    expect(surelyFound.length).toBeLessThanOrEqual(expected.length);
  });
});
