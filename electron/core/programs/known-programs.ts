/**
 * @file Programs that photographers go on with, and where each system keeps them. A star stands for one part of a name, since several write their version into it; the
 * greatest name counts. Nothing here is started by a shell.
 */
export interface KnownProgram {
  id: string;
  name: string;
  /** Names on the PATH, and places. */
  linux?: readonly string[];
  /** Inside an Applications folder. */
  darwin?: readonly string[];
  /** Inside a Program Files folder. */
  win32?: readonly string[];
}

export const knownPrograms: readonly KnownProgram[] = [
  {
    id: 'lightroom-classic',
    name: 'Lightroom Classic',
    darwin: ['Adobe Lightroom Classic/Adobe Lightroom Classic.app'],
    win32: ['Adobe/Adobe Lightroom Classic/Lightroom.exe'],
  },
  {
    id: 'photoshop',
    name: 'Photoshop',
    darwin: ['Adobe Photoshop */Adobe Photoshop *.app'],
    win32: ['Adobe/Adobe Photoshop */Photoshop.exe'],
  },
  {
    id: 'capture-one',
    name: 'Capture One',
    darwin: ['Capture One*.app'],
    win32: ['Capture One/Capture One*/CaptureOne.exe', 'Phase One/Capture One*/CaptureOne.exe'],
  },
  {
    id: 'dxo-photolab',
    name: 'DxO PhotoLab',
    darwin: ['DxO PhotoLab*.app'],
    win32: ['DxO/DxO PhotoLab*/DxO.PhotoLab.exe'],
  },
  {
    id: 'darktable',
    name: 'darktable',
    linux: ['darktable', '/var/lib/flatpak/exports/bin/org.darktable.Darktable'],
    darwin: ['darktable.app'],
    win32: ['darktable/bin/darktable.exe'],
  },
  {
    id: 'rawtherapee',
    name: 'RawTherapee',
    linux: ['rawtherapee', '/var/lib/flatpak/exports/bin/com.rawtherapee.RawTherapee'],
    darwin: ['RawTherapee.app'],
    win32: ['RawTherapee/*/rawtherapee.exe'],
  },
  { id: 'art', name: 'ART', linux: ['ART'], darwin: ['ART.app'], win32: ['ART/*/ART.exe'] },
  {
    id: 'digikam',
    name: 'digiKam',
    linux: ['digikam', '/var/lib/flatpak/exports/bin/org.kde.digikam'],
    darwin: ['digiKam.org/digikam.app'],
    win32: ['digiKam/digikam.exe'],
  },
  { id: 'geeqie', name: 'Geeqie', linux: ['geeqie'] },
  {
    id: 'gimp',
    name: 'GIMP',
    linux: ['gimp', '/var/lib/flatpak/exports/bin/org.gimp.GIMP'],
    darwin: ['GIMP*.app'],
    win32: ['GIMP */bin/gimp-*.exe'],
  },
  {
    id: 'affinity-photo',
    name: 'Affinity Photo',
    darwin: ['Affinity Photo*.app'],
    win32: ['Affinity/Photo*/Photo.exe'],
  },
];
