/** Which folders a cloud service keeps, by their place on each system. */
import { expect, test } from 'vitest';
import { cloudOf, type Surroundings } from '../../../electron/core/library/cloud-folders.ts';

const mac: Surroundings = { platform: 'darwin', env: {}, home: '/Users/ana' };
const windows: Surroundings = {
  platform: 'win32',
  env: { OneDrive: 'C:\\Users\\Ana\\OneDrive', OneDriveCommercial: 'D:\\OneDrive - Studio' },
  home: 'C:\\Users\\Ana',
};

test.each([
  [mac, '/Users/ana/Library/Mobile Documents/com~apple~CloudDocs/Wedding', 'iCloud Drive'],
  [mac, '/Users/ana/Library/CloudStorage/OneDrive-Personal/Wedding', 'OneDrive'],
  [mac, '/Users/ana/Library/CloudStorage/Dropbox', 'Dropbox'],
  [mac, '/Users/ana/Library/CloudStorage', null],
  [mac, '/Users/ana/Pictures/Wedding', null],
  [windows, 'c:\\users\\ana\\onedrive\\Wedding', 'OneDrive'],
  [windows, 'D:\\OneDrive - Studio', 'OneDrive'],
  [windows, 'D:\\OneDrive - Studio 2\\Wedding', null],
  [windows, 'C:\\Users\\Ana\\iCloudDrive\\x', 'iCloud Drive'],
  [windows, 'C:\\Users\\Ana\\Pictures', null],
  [{ ...mac, platform: 'linux' } as Surroundings, '/Users/ana/Library/CloudStorage/Dropbox', null],
])('%#: %j', (surroundings, path, service) => {
  expect(cloudOf(path, surroundings)).toBe(service);
});
