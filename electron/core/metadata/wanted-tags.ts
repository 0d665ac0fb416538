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

/**
 * Kept besides, though they are not asked for. What composites, lens names and structures above are put together from, to the last link; what a file's reading itself
 * goes by (kind of file, longer XMP, Nikon's areas, Sony's key); and what went wrong. metadata-parts.test holds the list against answers without it.
 */
const parts =
  'AFAreaMode AutoISO AvgBytesPerSec BaseISO BulbDuration CameraISO CanonExposureMode DateCreated DateTimeCreated FileSize FrameCount FrameRate GPSCoordinates GPSLatitudeRef GPSLongitudeRef LensFStops LensFirmware LensFocalLength LensFocalRange LensIDNumber LensInfo LensSpec LensType LensType2 LensType3 LensTypeMake LensTypeModel LocationInformation MCUVersion MaxAperture MaxApertureAtMaxFocal MaxApertureAtMinFocal MaxApertureValue MaxFocalLength MinFocalLength MonthDayCreated RFLensType SelfTimer TimeCreated VideoFrameCount YearCreated' +
  ' RegionAppliedToDimensionsH RegionAppliedToDimensionsW RegionAppliedToDimensionsUnit RegionName RegionType RegionAreaX RegionAreaY RegionAreaW RegionAreaH RegionAreaD RegionAreaUnit RegionPersonDisplayName RegionRectangle' +
  // The same as an ExifTool calls them that has written some kinds of XMP before.
  ' RegionsAppliedToDimensionsH RegionsAppliedToDimensionsW RegionsAppliedToDimensionsUnit RegionsRegionListName RegionsRegionListType RegionsRegionListAreaX RegionsRegionListAreaY RegionsRegionListAreaW RegionsRegionListAreaH RegionsRegionListAreaD RegionsRegionListAreaUnit RegionInfoRegionsPersonDisplayName RegionInfoRegionsRectangle' +
  ' FileType FileTypeExtension MIMEType HasExtendedXMP SR2SubIFDKey Error Warning';

/** `-G0` names each tag by its family, so that a camera's rating and a person's are told apart. */
export const wantedTagArgs: readonly string[] = [
  '-G0',
  '-struct',
  // exiftool-vendored adds a Perl filter that looks at every value for invalid UTF-8 (1 ms a file) unless there is one.
  // ExifTool's own JSON encoder repairs such text already.
  '-api',
  'Filter=;',
  // ExifTool looks for each of our 170 names among everything a file holds: a fifth to a quarter of what a file took it.
  '-api',
  'IgnoreTags=All',
  '-api',
  `RequestTags=${parts.toLowerCase().replaceAll(' ', ',')}`,
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
