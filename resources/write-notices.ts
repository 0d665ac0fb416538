/** @file `npm run notices`. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { thirdPartyNotices } from './third-party-notices.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
writeFileSync(path.join(root, 'THIRD_PARTY_NOTICES.md'), thirdPartyNotices(root));
