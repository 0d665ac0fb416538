import { describe, expect, it } from 'vitest';
import { captureTimeOf } from '../../../electron/core/metadata/capture-time.ts';
import { driveOf } from '../../../electron/core/metadata/drive.ts';
import { mergeOpinions, opinionsOf } from '../../../electron/core/metadata/opinions.ts';
import { toMetadata } from '../../../electron/core/metadata/to-metadata.ts';

const notes = (tags: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(tags).map(([name, value]) => [`MakerNotes:${name}`, value]));
const xmp = (tags: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(tags).map(([name, value]) => [`XMP:${name}`, value]));
const picture = { orientation: 1, storedWidthPx: 6000, storedHeightPx: 4000 };

describe('driveOf', () => {
  it.each([
    [
      'Canon burst',
      notes({ ContinuousDrive: 'Continuous, High', SequenceNumber: 4, AutoExposureBracketing: 'Off' }),
      ['Continuous, High', 4, null],
    ],
    [
      'Canon AEB',
      notes({ ContinuousDrive: 'Continuous', BracketMode: 'AEB', AEBBracketValue: -1, BracketShotNumber: 2 }),
      ['Continuous', 2, 'exposure'],
    ],
    [
      'Canon focus bracketing',
      notes({ ContinuousDrive: 'Single', FocusBracketing: 'Enable' }),
      ['Single', null, 'focus'],
    ],
    [
      'Nikon',
      { ...notes({ ShootingMode: 'Continuous, Exposure Bracketing' }), 'EXIF:Make': 'NIKON CORPORATION' },
      ['Continuous, Exposure Bracketing', null, 'exposure'],
    ],
    [
      'Nikon focus shift',
      { ...notes({ ShootingMode: 'Continuous', FocusShiftShooting: 3 }), 'EXIF:Make': 'NIKON' },
      ['Continuous', 3, 'focus'],
    ],
    [
      'Sony',
      notes({ ReleaseMode2: 'Continuous - Exposure Bracketing', SequenceImageNumber: 2 }),
      ['Continuous - Exposure Bracketing', 2, 'exposure'],
    ],
    [
      'Olympus',
      notes({ DriveMode: 'Focus Bracketing, Shot 8; Electronic shutter' }),
      ['Focus Bracketing, Shot 8; Electronic shutter', 8, 'focus'],
    ],
    [
      'Panasonic',
      notes({ BurstMode: 'On', SequenceNumber: 5, ShootingMode: 'Aperture Priority', BracketSettings: 'No Bracket' }),
      ['On', 5, null],
    ],
    [
      'Fujifilm',
      notes({ DriveMode: 'Continuous High', AutoBracketing: 'On', SequenceNumber: 3 }),
      ['Continuous High', 3, 'other'],
    ],
    ['Apple burst', notes({ BurstUUID: 'A1' }), ['Burst', null, null]],
    ['EXIF auto bracket', { 'EXIF:ExposureMode': 2 }, [null, null, 'exposure']],
    [
      'a camera that counts single frames',
      notes({ ContinuousDrive: 'Single', SequenceNumber: 1 }),
      ['Single', null, null],
    ],
    [
      'everything off',
      notes({ BurstMode: 'Off', SequenceNumber: 0, BracketMode: 'Off', FocusBracketing: 'Disable' }),
      [null, null, null],
    ],
    ['switches that are words for false', notes({ FocusBracketing: false, PanoramaMode: false }), [null, null, null]],
  ])('%s', (_name, tags, [driveMode, sequenceNumber, bracketing]) => {
    expect(driveOf(tags)).toEqual({ driveMode, sequenceNumber, bracketing, panorama: false });
  });

  it('knows sweeps and stitched panoramas', () => {
    for (const tags of [
      xmp({ UsePanoramaViewer: 'True' }),
      xmp({ UsePanoramaViewer: true }),
      xmp({ ProjectionType: 'equirectangular' }),
      { 'EXIF:CustomRendered': 6 },
      notes({ PanoramaFullWidth: 8192 }),
      notes({ ReleaseMode2: 'Sweep Panorama' }),
    ]) {
      expect(driveOf(tags).panorama).toBe(true);
    }
  });
});

describe('opinionsOf', () => {
  it.each([
    ['Lightroom pick', { Pick: 1, Good: 'True', Rating: 4, Label: 'Red' }, [4, 'Red', 'pick']],
    ['Lightroom reject', { Pick: -1, Good: 'False' }, [null, null, 'reject']],
    ['Lightroom unflagged', { Pick: 0, Rating: 0 }, [0, null, null]],
    ['good alone', { Good: true }, [null, null, 'pick']],
    ['digiKam accepted', { PickLabel: 3, ColorLabel: 4 }, [null, 'Green', 'pick']],
    ['digiKam rejected', { PickLabel: 1 }, [null, null, 'reject']],
    ['digiKam pending', { PickLabel: 2 }, [null, null, null]],
    ['Bridge reject', { Rating: -1 }, [-1, null, 'reject']],
    ['darktable’s historic reject', { Rating: 6 }, [-1, null, 'reject']],
    ['darktable labels', { Colorlabels: ['3', '0'] }, [null, 'Blue', null]],
    ['Photo Mechanic tagged', { Tagged: 'True', ColorClass: 2 }, [null, 'Red', 'pick']],
    ['Photo Mechanic untagged', { Tagged: 'False', ColorClass: 0 }, [null, null, null]],
    ['a label in German', { Label: 'Grün' }, [null, 'Green', null]],
    ['a label of one’s own', { Label: 'To print' }, [null, 'To print', null]],
    ['nonsense', { Rating: 'many', Pick: {}, Label: [], Tagged: 7 }, [null, null, null]],
  ])('%s', (_name, tags, [fileRating, fileLabel, fileFlag]) => {
    expect(opinionsOf(xmp(tags))).toEqual({ fileRating, fileLabel, fileFlag });
  });

  it('takes the camera’s own rating where there is no other', () => {
    expect(opinionsOf({ 'EXIF:Rating': 3 }).fileRating).toBe(3);
    expect(opinionsOf({ 'EXIF:Rating': 3, 'XMP:Rating': 0 }).fileRating).toBe(0);
  });

  it('lets the newest source that says something win, field by field', () => {
    const merged = mergeOpinions([
      { fileRating: 2, fileLabel: 'Red', fileFlag: 'reject' },
      { fileRating: 5, fileLabel: null, fileFlag: null },
      { fileRating: null, fileLabel: null, fileFlag: 'pick' },
    ]);
    expect(merged).toEqual({ fileRating: 5, fileLabel: 'Red', fileFlag: 'pick' });
  });
});

describe('toMetadata', () => {
  it('keeps capture times local, to the millisecond', () => {
    const exif = {
      'EXIF:DateTimeOriginal': '2024:05:01 23:59:59',
      'EXIF:SubSecTimeOriginal': '07',
      'EXIF:OffsetTimeOriginal': '-06:00',
    };
    expect(captureTimeOf(exif)).toEqual({ takenAt: '2024-05-01T23:59:59.070', takenOffset: '-06:00' });
    expect(captureTimeOf({ 'XMP:DateCreated': '2024:05:01 23:59:59.5+02:00' })).toEqual({
      takenAt: '2024-05-01T23:59:59.500',
      takenOffset: '+02:00',
    });
    expect(captureTimeOf({})).toEqual({ takenAt: null, takenOffset: null });
  });

  it('does not turn regions that were applied to the upright picture', () => {
    const region = { Area: { X: 0.25, Y: 0.5, W: 0.1, H: 0.2, Unit: 'normalized' }, Name: 'Ann', Type: 'Face' };
    const tags = (W: number, H: number) =>
      xmp({ RegionInfo: { AppliedToDimensions: { W, H, Unit: 'pixel' }, RegionList: [region] } });
    const turned = { ...picture, orientation: 6 };
    const [stored] = toMetadata(tags(6000, 4000), turned).regions;
    const [upright] = toMetadata(tags(4000, 6000), turned).regions;
    expect(stored!.box.x + stored!.box.w / 2).toBeCloseTo(0.5);
    expect(stored!.box.y + stored!.box.h / 2).toBeCloseTo(0.25);
    expect(stored!.box.w).toBeCloseTo(0.2);
    expect(upright!.box.x + upright!.box.w / 2).toBeCloseTo(0.25);
    expect([upright!.name, upright!.kind]).toEqual(['Ann', 'Face']);
  });

  it('knows Adobe RGB by DCF’s mark and a receiver without a fix by its zeros', () => {
    expect(
      toMetadata({ 'EXIF:ColorSpace': 65535, 'EXIF:InteropIndex': 'R03 - DCF option file (Adobe RGB)' }, picture)
        .colourSpace,
    ).toBe('Adobe RGB');
    expect(toMetadata({ 'Composite:GPSLatitude': 0, 'Composite:GPSLongitude': 0 }, picture).gps).toBeNull();
    expect(toMetadata({ 'Composite:GPSLatitude': -33.5, 'Composite:GPSLongitude': 151 }, picture).gps).toEqual({
      latitude: -33.5,
      longitude: 151,
    });
  });
});
