/**
 * @file The page: built for both hosts, and served with hot reload while it is worked on. Nothing inline in what is built: the content security policy
 * allows only files of our own.
 */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { type ConfigEnv, defineConfig } from 'vite';

const folder = fileURLToPath(new URL('.', import.meta.url));
const root = path.dirname(folder);

export default defineConfig(({ command }: ConfigEnv) => {
  // Whatever the environment says (tests set "test"): React's development build takes twice as long for everything.
  if (command === 'build') process.env.NODE_ENV = 'production';
  return {
    root: folder,
    base: command === 'build' ? './' : '/',
    plugins: [react()],
    // The dev server writes inline scripts and style elements; the dev hosts' policy lets in those that carry this.
    ...(command === 'serve' ? { html: { cspNonce: randomBytes(16).toString('base64url') } } : {}),
    cacheDir: path.join(root, 'out', 'vite'),
    resolve: {
      alias: {
        // Radix's scroll lock writes a <style> element, which the policy refuses. The page never scrolls as a whole, so nothing is lost without it.
        'react-style-singleton': path.join(folder, 'ui', 'no-style-element.ts'),
      },
    },
    build: {
      outDir: path.join(root, 'dist', 'renderer'),
      emptyOutDir: true,
      target: 'chrome130',
      assetsInlineLimit: 0,
      minify: true,
      modulePreload: { polyfill: false },
      reportCompressedSize: true,
      chunkSizeWarningLimit: 700,
      rolldownOptions: {
        input: path.join(folder, 'index.html'),
        // What the first screen needs is one file: shared with the dialogs one by one it was fifty, and asking for those took longer than reading them.
        output: { codeSplitting: { groups: [{ name: 'first', test: /renderer[\\/]main\.tsx$/ }] } },
      },
    },
  };
});
