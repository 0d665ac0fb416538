/**
 * @file What electron-vite builds (`electron-vite -c electron/vite.config.ts`): main with every process it starts, preload, and the page.
 *
 * `build` fills dist/, which is what gets packed. `dev` builds into out/dev from the entry that knows the dev server, so that nothing of it can be packed.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'electron-vite';
import pageConfig from '../renderer/vite.config.ts';
import { childEntries } from '../resources/child-entries.ts';
import { packedPackages } from '../resources/packed-packages.ts';

const root = fileURLToPath(new URL('../', import.meta.url));

export default defineConfig((env) => {
  const isDev = env.command === 'serve';
  const outDir = (part: string) => path.join(root, isDev ? 'out/dev' : 'dist', part);
  const common = { publicDir: false as const, ssr: { target: 'node' as const } };
  const build = { target: 'node24', minify: false, externalizeDeps: false, emptyOutDir: true };
  const page = pageConfig(env);
  const port = Number(process.env.CHINAGRAPH_DEV_PORT ?? 5173);
  // The page is at app://bundle, which cannot tell where changes are announced.
  const server = {
    host: 'localhost',
    port,
    strictPort: true,
    hmr: { protocol: 'ws', host: 'localhost', clientPort: port },
  };
  return {
    main: {
      ...common,
      plugins: [childEntries()],
      ssr: { ...common.ssr, external: ['electron', ...packedPackages] },
      build: {
        ...build,
        outDir: outDir('main'),
        rolldownOptions: {
          input: isDev
            ? { 'main-dev': path.join(root, 'electron/hosts/main/main-dev.ts') }
            : { main: path.join(root, 'electron/hosts/main/main.ts') },
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        },
      },
    },
    preload: {
      ...common,
      ssr: { ...common.ssr, external: ['electron'] },
      build: {
        ...build,
        outDir: outDir('preload'),
        rolldownOptions: {
          input: { preload: path.join(root, 'electron/hosts/preload/preload.ts') },
          output: { format: 'cjs', entryFileNames: '[name].cjs' },
        },
      },
    },
    // Left out where it stands already (`npm start` keeps it by the state of its sources).
    ...(process.env.CHINAGRAPH_BUILD === 'code'
      ? {}
      : { renderer: { ...page, server, build: { ...page.build, outDir: outDir('renderer') } } }),
  };
});
