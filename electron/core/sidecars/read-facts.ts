/** @file What a sidecar says about a picture beside decisions: when and where it was taken, and whose faces are where. */
import type { Metadata } from '../../contract/photo.ts';
import { type CaptureTime, firstTime } from '../library/header/capture-time.ts';
import type { RawTags } from '../metadata/raw-tags.ts';
import { gpsOfXmp } from '../metadata/xmp-place.ts';
import { readStructure } from '../xmp/read-structure.ts';
import type { XmpDocument } from '../xmp/read-xmp.ts';

export interface SidecarFacts extends CaptureTime {
  gps: Metadata['gps'];
  /** Regions as ExifTool would give them, still to be laid over the picture; null without any. */
  regions: RawTags | null;
}

/** Local names are enough: what is asked for is called so in one namespace only, or means the same in each. */
const times = ['DateTimeOriginal', 'DateCreated', 'DateTimeDigitized', 'CreateDate'];

/** Null where it says none of it. */
export function readSidecarFacts(document: XmpDocument): SidecarFacts | null {
  const text = (local: string) => document.properties.find((property) => property.local === local)?.value ?? null;
  const time = firstTime(times.map((local) => ({ text: text(local) })));
  const gps = gpsOfXmp(text('GPSLatitude'), text('GPSLongitude'));
  const regions: Record<string, unknown> = {};
  for (const property of document.properties) {
    if (property.value !== null) continue;
    if (property.local === 'Regions') regions['XMP:RegionInfo'] = readStructure(document, property);
    if (property.local === 'RegionInfo') regions['XMP:RegionInfoMP'] = readStructure(document, property);
  }
  const hasRegions = Object.keys(regions).length > 0;
  if (time.takenAt === null && gps === null && !hasRegions) return null;
  return { ...time, gps, regions: hasRegions ? (regions as RawTags) : null };
}

/** `newer` where it says something. */
export function mergeFacts(older: SidecarFacts, newer: SidecarFacts): SidecarFacts {
  const time = newer.takenAt === null ? older : newer;
  return {
    takenAt: time.takenAt,
    takenOffset: time.takenOffset,
    gps: newer.gps ?? older.gps,
    regions: newer.regions ?? older.regions,
  };
}
