/**
 * @file What ExifTool is asked for: by name, so that tables of thousands of values stay where they are. A trailing '#' asks
 * for the number instead of the words; words are wanted where only people's words exist (lens names, drive modes).
 */
import { captureTimeTags } from './capture-time.ts';

const camera =
  'EXIF:Make EXIF:Model Make Model SerialNumber Composite:LensID LensModel Lens Software CameraType' +
  ' MakerNotes:SerialNumber';
const exposure = 'ExposureTime# FNumber# ISO# FocalLength# ExposureCompensation# ExposureMode#';
const drive =
  'DriveMode ContinuousDrive ReleaseMode ReleaseMode2 ShootingMode BurstMode BurstUUID SequenceNumber# SequenceImageNumber# ShotNumberSincePowerUp# BurstShot BracketMode BracketShotNumber# AEBBracketValue# AutoExposureBracketing AutoBracketing ExposureBracketValue# FocusBracketing FocusShiftShooting# StackedImage BracketSettings BracketShot';
const panorama =
  'XMP:UsePanoramaViewer XMP:ProjectionType PanoramaMode CustomRendered# PanoramaFullWidth# SceneMode EasyMode SceneCaptureType';
const focus =
  'AFImageWidth# AFImageHeight# AFAreaXPositions# AFAreaYPositions# AFPointsInFocus AFPointsSelected ValidAFPoints# AFAreaXPosition# AFAreaYPosition# FocusLocation FocusLocation2 FocusPixel AFPointSelected# AFFocusArea AFFrameSize AFPointPosition# SubjectArea SubjectLocation EXIF:ExifImageWidth# EXIF:ExifImageHeight# CanonImageWidth# CanonImageHeight#';
const opinions =
  'XMP:Rating# EXIF:Rating# XMP:Label XMP:Pick# XMP:Good XMP:PickLabel# XMP:ColorLabel# XMP:Tagged XMP:ColorClass# XMP:Colorlabels';
const regions = 'XMP:RegionInfo XMP:RegionInfoMP';
const place = 'Composite:GPSLatitude# Composite:GPSLongitude# XMP:GPSLatitude# XMP:GPSLongitude#';
const clip = 'Duration# VideoFrameRate# CompressorID VideoCodec CodecID';
const colour = 'ICC_Profile:ProfileDescription EXIF:ColorSpace# EXIF:InteropIndex';

/** `-G0` names each tag by its family, so that a camera's rating and a person's are told apart. */
export const wantedTagArgs: readonly string[] = [
  '-G0',
  '-struct',
  // exiftool-vendored adds a Perl filter that looks at every value for invalid UTF-8 (1 ms a file) unless there is one.
  // ExifTool's own JSON encoder repairs such text already.
  '-api',
  'Filter=;',
  ...[
    camera,
    exposure,
    captureTimeTags.join(' '),
    drive,
    panorama,
    focus,
    opinions,
    regions,
    place,
    clip,
    colour,
  ].flatMap((group) => group.split(' ').map((name) => `-${name}`)),
];
