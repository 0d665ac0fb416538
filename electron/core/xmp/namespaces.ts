/** @file Namespaces that sidecars are read and written in; prefixes are only what we choose where a file has none yet. */
export const namespaces = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  x: 'adobe:ns:meta/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  tiff: 'http://ns.adobe.com/tiff/1.0/',
  exif: 'http://ns.adobe.com/exif/1.0/',
  xmpDM: 'http://ns.adobe.com/xmp/1.0/DynamicMedia/',
  xmpNote: 'http://ns.adobe.com/xmp/note/',
  photoshop: 'http://ns.adobe.com/photoshop/1.0/',
  digiKam: 'http://www.digikam.org/ns/1.0/',
  darktable: 'http://darktable.sf.net/',
  photomechanic: 'http://ns.camerabits.com/photomechanic/1.0/',
  acdsee: 'http://ns.acdsee.com/iptc/1.0/',
  MicrosoftPhoto: 'http://ns.microsoft.com/photo/1.0/',
  'mwg-rs': 'http://www.metadataworkinggroup.com/schemas/regions/',
  stDim: 'http://ns.adobe.com/xap/1.0/sType/Dimensions#',
  stArea: 'http://ns.adobe.com/xmp/sType/Area#',
  chinagraph: 'https://chinagraph.app/ns/1.0/',
} as const;
export type KnownPrefix = keyof typeof namespaces;

/** "xmp:Rating" in our prefixes, whatever the file calls them. */
export type PropertyName = `${KnownPrefix}:${string}`;

export function splitName(property: PropertyName): { uri: string; prefix: KnownPrefix; local: string } {
  const [prefix, local = ''] = property.split(':') as [KnownPrefix, string];
  return { uri: namespaces[prefix], prefix, local };
}
