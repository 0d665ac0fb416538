/** Style sheets are bundled by Vite; they export nothing. */
declare module '*.css' {}

/** Address of a bundled worker. */
declare module '*?worker&url' {
  const address: string;
  export default address;
}

/** Trusted Types, not yet in TypeScript's dom library. */
interface TrustedTypePolicyFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): unknown };
}
declare var trustedTypes: TrustedTypePolicyFactory | undefined;
