/** @file The product's version, as package.json has it. */
import packageJson from '../../../package.json' with { type: 'json' };

export const version: string = packageJson.version;

/** Where releases are, as GitHub's API answers; a release build is given it (.github/workflows/release.yml). Null elsewhere. */
export const releases: string | null = (packageJson as { releases?: string }).releases ?? null;
