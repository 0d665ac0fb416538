/** @file English sentences of ExifTool and metadata. */
export const metadataTexts = {
  'exiftool.answered': (v: { answer: string }) => `it answered "${v.answer}"`,
  'exiftool.silent': (v: { seconds: number }) => `it did not answer within ${v.seconds} seconds`,
  'exiftool.ended': (v: { signal: string }) => `it was ended by the system (${v.signal})`,
  'exiftool.code': (v: { code: string }) => `it ended with code ${v.code}`,
  'exiftool.tries': (v: { reason: string; times: number }) => `${v.reason}, ${v.times} times in a row`,
  'exiftool.broken':
    'ExifTool does not start, so camera details, focus points and other programs’ ratings are not shown. Reinstall Chinagraph. Everything else works.',
  'exiftool.noPerl':
    'ExifTool does not start because Perl is missing, so camera details, focus points and other programs’ ratings are not shown. Install Perl. Everything else works.',
  'exiftool.cannotStart': (v: { reason: string }) =>
    `ExifTool does not start: ${v.reason}. It is tried again later; until then, camera details, focus points and other programs’ ratings are not shown. Everything else works.`,
  'metadata.unreadable': (v: { detail: string }) =>
    `The metadata could not be read (${v.detail}). It is tried again on the next scan.`,
  'exiftool.notNow': (v: { why: string }) => `ExifTool cannot be started at the moment (${v.why})`,
};
