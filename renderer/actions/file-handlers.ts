/** @file A photo's files outside: names and paths to the clipboard, its folder, another program, a download. */
import { whatFailed } from '../api/client.ts';
import type { Handler, Handlers } from '../keys/registry.ts';
import type { App } from '../state/app.ts';
import { fileTexts as t } from '../texts/texts.ts';
import { targetsOf } from './targets.ts';

export const openIn = async (app: App, program: string): Promise<void> => {
  try {
    const { says } = await app.engine.programs.open({ program, ids: [...targetsOf(app)] });
    app.toasts.say('info', says);
  } catch (error) {
    app.toasts.say('error', whatFailed(error));
  }
};

export const fileHandlers = (app: App): Handlers => {
  const onTargets =
    (work: (ids: ReturnType<typeof targetsOf>) => Promise<void>): Handler =>
    () => {
      const ids = targetsOf(app);
      if (ids.length === 0) return false;
      work(ids).catch((error: unknown) => app.toasts.say('error', whatFailed(error)));
      return true;
    };
  const copy = async (lines: readonly string[], says: string): Promise<void> => {
    await navigator.clipboard.writeText(lines.join('\n')).then(
      () => app.toasts.say('info', says),
      () => app.toasts.say('error', t.noClipboard),
    );
  };
  return {
    'file.copyNames': onTargets(async (ids) => {
      const { folderId } = app.place.getState();
      if (folderId === null) return;
      const spec = { folderId, selection: { ids: [...ids] }, separator: 'line' as const, withExtension: true };
      const { names } = await app.engine.exporting.names(spec);
      await copy(names, t.copiedNames(names.length));
    }),
    'file.copyPaths': onTargets(async (ids) => {
      const { paths } = await app.engine.programs.paths({ ids: [...ids] });
      await copy(paths, t.copiedPaths(paths.length));
    }),
    'file.show': onTargets(async ([id]) => {
      if (id !== undefined) await app.engine.programs.show({ id });
    }),
    'file.open': onTargets(() => openIn(app, 'system')),
    'file.download': onTargets(async ([id]) => {
      const { originalBase } = app.host;
      if (id === undefined || originalBase === null) return;
      const link = document.createElement('a');
      link.href = `${originalBase}${id}`;
      link.download = '';
      link.click();
    }),
  };
};
