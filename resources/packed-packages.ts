/** @file Not bundled: packages that load native code, WebAssembly or programs that lie beside their own files. Packed as they are. */
export const packedPackages = [
  '@imagemagick/magick-wasm',
  '@vladmandic/face-api',
  'better-sqlite3',
  'exiftool-vendored',
  'libheif-js',
  'onnxruntime-node',
  '@parcel/watcher',
  'sharp',
  'trash',
] as const;
