/** @file Looks of faces on the reference pictures; the table is what a person sees in them. */
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { analyseFaces, type FaceModel, prominentArea, type RunFaceModel } from '../../native-models/faces/index.ts';
import { decodePicture, openFaceModels } from '../support/face-models.ts';
import { describeShared } from '../support/shared.ts';

const all: ReadonlySet<FaceModel> = new Set<FaceModel>(['detector', 'landmarks', 'blendshapes', 'eyes']);

describeShared('looks on the reference pictures', (sharedDir) => {
  let run: RunFaceModel;
  beforeAll(async () => {
    run = await openFaceModels(sharedDir);
  });
  const looks = async (name: string) => {
    const { picture } = await decodePicture(join(sharedDir, name), 2048);
    const faces = await analyseFaces({ picture, run, installed: all });
    return faces
      .filter(({ prominence }) => prominence >= prominentArea)
      .toSorted((a, b) => a.box.x - b.box.x)
      .map(({ state, look }) => look ?? state);
  };

  it.each([
    ['a kiss behind dark glasses', 'photos/Kodak DC3400.jpg', ['kissing', 'kissing']],
    ['a man who laughs with narrow eyes', 'scenes/r489.jpg', ['laughing']],
    ['and another', 'scenes/r344.jpg', ['laughing']],
    ['a couple, he squinting to the side', 'scenes/r391.jpg', ['open', 'half-closed']],
    ['heads together that do not kiss', 'photos/Canon PowerShot SD100.jpg', ['open', 'open']],
    ['ski goggles', 'photos/Canon PowerShot A70.jpg', ['cant-tell', 'cant-tell', 'cant-tell']],
    ['a head turned aside whose eyes look into the camera', 'photos/Sony Ericsson C905c.jpg', ['open']],
    ['four at a table', 'photos/Canon PowerShot A560.jpg', ['open', 'open', 'open', 'open']],
  ])('%s', async (_, name, expected) => {
    expect(await looks(name)).toEqual(expected);
  });

  it('sees dark glasses in a group, and no eyes behind them', async () => {
    const found = await looks('scenes/r346.jpg');
    expect(found).toHaveLength(7);
    expect(found.filter((look) => look === 'sunglasses')).toHaveLength(2);
  });
});
