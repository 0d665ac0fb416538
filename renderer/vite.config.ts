/** @file Static build of the page for both hosts. Nothing inline: the content security policy allows only files of our own. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// Whatever the environment says (tests set "test"): React's development build takes twice as long for everything.
process.env.NODE_ENV = 'production';

export default defineConfig({
  base: './',
  plugins: [react()],
  resolve: {
    alias: {
      // Radix's scroll lock writes a <style> element, which the policy refuses. The page never scrolls as a whole, so nothing is lost without it.
      'react-style-singleton': new URL('./ui/no-style-element.ts', import.meta.url).pathname,
    },
  },
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome130',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
});
