/** @file electron-builder's afterPack hook: sets every fuse of the binary, and fails where it has one that is not named here. */
import path from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';

/** electron-builder's names for the fuses; it knows all but the last. */
const names = {
  runAsNode: FuseV1Options.RunAsNode,
  enableCookieEncryption: FuseV1Options.EnableCookieEncryption,
  enableNodeOptionsEnvironmentVariable: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  enableNodeCliInspectArguments: FuseV1Options.EnableNodeCliInspectArguments,
  enableEmbeddedAsarIntegrityValidation: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  onlyLoadAppFromAsar: FuseV1Options.OnlyLoadAppFromAsar,
  loadBrowserProcessSpecificV8Snapshot: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
  grantFileProtocolExtraPrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges,
};

/** @param {import('electron-builder').AfterPackContext} context */
export default async function afterPack({ packager, appOutDir, electronPlatformName }) {
  const wanted = packager.config.electronFuses ?? {};
  const fuses = Object.fromEntries(Object.entries(names).map(([name, fuse]) => [fuse, wanted[name] === true]));
  await flipFuses(binaryIn(packager, appOutDir, electronPlatformName), {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    resetAdHocDarwinSignature: electronPlatformName === 'darwin',
    ...fuses,
    [FuseV1Options.WasmTrapHandlers]: true,
  });
}

function binaryIn(packager, appOutDir, platform) {
  if (platform === 'darwin') return path.join(appOutDir, `${packager.appInfo.productFilename}.app`);
  if (platform === 'win32') return path.join(appOutDir, `${packager.appInfo.productFilename}.exe`);
  return path.join(appOutDir, packager.executableName);
}
