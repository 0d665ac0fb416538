/** @file English sentences of what is examined, and of the Lightroom plug-in. */
import { count, decimal, gigabytes, photos } from '../count.ts';
export const doctorTexts = {
  'doctor.plugIn': 'Lightroom plug-in',
  'doctor.health': 'Catalog health',
  'doctor.pictures': 'Pictures',
  'doctor.catalog': 'Catalog',
  'doctor.results': 'Results',
  'doctor.disk': 'Disk',
  'doctor.models': 'Models',
  'doctor.catalogAt': (v: { dir: string; isReadOnly: boolean }) => `${v.dir}${v.isReadOnly ? ', read-only' : ''}`,
  'doctor.journalDamaged': 'the journal is damaged',
  'doctor.badBackup': (v: { time: string }) => `the backup of ${v.time} cannot be used`,
  'doctor.unsound': (v: { problems: string }) => `${v.problems}. Restart Chinagraph: it mends what it can.`,
  'doctor.sound': (v: { photos: number; decisions: number; records: number; backups: number; bytes: number }) =>
    `sound: ${photos(v.photos)}, ${count(v.decisions)} ${v.decisions === 1 ? 'decision' : 'decisions'}, ${count(v.records)} journal records, ${v.backups} ${v.backups === 1 ? 'backup' : 'backups'}, ${gigabytes(v.bytes)}`,
  'doctor.kept': 'measures, scores and faces are being kept',
  'doctor.previews': 'Preview cache',
  'doctor.cacheSize': (v: { bytes: number; limitBytes: number }) =>
    `${gigabytes(v.bytes)} of at most ${gigabytes(v.limitBytes)}`,
  'doctor.free': (v: { freeBytes: number }) => `${gigabytes(v.freeBytes)} free where the catalog is`,
  'doctor.noModels': 'none installed: see "models list"',
  'doctor.server': (v: { address: string }) => `Server ${v.address}`,
  'doctor.serverState': (v: {
    state: 'ready' | 'untested' | 'wrong' | 'bad' | 'unavailable';
    rate: number | null;
    note: string;
  }) => `${v.state}${v.rate === null ? '' : `, ${decimal(v.rate, 1)} pictures a second`}${v.note ? `: ${v.note}` : ''}`,
  'doctor.notInstalled': (v: { name: string }) => `${v.name} is not installed`,
  'lightroom.missing': 'The Lightroom plug-in is missing from this installation. Reinstall Chinagraph.',
  'lightroom.notHere': 'Lightroom Classic does not exist for this system. Name a folder: lightroom install --to DIR.',
  'lightroom.installed': (v: { folder: string | null }) => `installed in ${v.folder ?? ''}`,
  'lightroom.anotherVersion': (v: { folder: string | null }) =>
    `another version is in ${v.folder ?? ''}: install it again (lightroom install, or Settings > Hand over)`,
  'lightroom.notInstalled': 'not installed (lightroom install, or Settings > Hand over)',
  'lightroom.notForSystem': 'Lightroom Classic does not exist for this system',
};
