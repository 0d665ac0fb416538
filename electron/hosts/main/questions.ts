/** @file What main asks the photographer, in words. Everything else is asked by the page. */
import type { BrowserWindow, Dialog, MessageBoxOptions, OpenDialogOptions } from 'electron';
import { modelFileEndings } from '../../contract/model-files.ts';
import { tell } from '../../contract/told.ts';
import { visibleLines } from '../../contract/visible-text.ts';
import { type DesktopTexts, desktopTextsOf } from './desktop-texts.ts';
import type { Choice } from './engine-keeper.ts';

export interface Questions {
  /** An absolute path; null when cancelled. */
  folder(window: BrowserWindow | null, startIn: string): Promise<string | null>;
  /** A file of weights; an absolute path, null when cancelled. */
  modelFile(window: BrowserWindow | null): Promise<string | null>;
  /** Another program; an absolute path, null when cancelled. */
  program(window: BrowserWindow | null): Promise<string | null>;
  afterCrashes(): Promise<Choice>;
  cannotStart(says: string): Promise<Choice>;
  /** True to load the window again. */
  windowKeepsStopping(): Promise<boolean>;
  /** True to load the window again; false when it answers again first. */
  windowHangs(window: BrowserWindow, answersAgain: AbortSignal): Promise<boolean>;
  /** True to start another engine; false when it answers again first. */
  engineHangs(answersAgain: AbortSignal): Promise<boolean>;
  cannotOpen(window: BrowserWindow | null, says: string): Promise<void>;
  /** Says that dumps were kept; true to show their folder. */
  crashed(window: BrowserWindow | null): Promise<boolean>;
}

type Dialogs = Pick<Dialog, 'showOpenDialog' | 'showMessageBox'>;

/** `texts` is asked when something is shown: the language is that of the settings, or the system's, which is known once the app is ready. */
export function createQuestions(dialog: Dialogs, texts: () => DesktopTexts = () => desktopTextsOf('en')): Questions {
  const inWords = (says: string): string => visibleLines(tell(says, texts().engine));
  const ask = async (message: string, detail: string, buttons: string[]): Promise<number> => {
    const cancelId = buttons.length - 1;
    const { response } = await dialog.showMessageBox({
      type: 'warning',
      message,
      detail: inWords(detail),
      buttons,
      defaultId: 0,
      cancelId,
      noLink: true,
    });
    return response;
  };
  const choose = async (window: BrowserWindow | null, options: OpenDialogOptions): Promise<string | null> => {
    const { canceled, filePaths } = await (window
      ? dialog.showOpenDialog(window, options)
      : dialog.showOpenDialog(options));
    return canceled ? null : (filePaths[0] ?? null);
  };
  /** False where it answers by itself, or waiting is preferred. */
  const askUntil = async (
    answersAgain: AbortSignal,
    show: (options: MessageBoxOptions) => Promise<{ response: number }>,
    { message, again }: { message: string; again: string },
  ): Promise<boolean> => {
    const { response } = await show({
      type: 'warning',
      message,
      detail: texts().noneLost,
      buttons: [texts().wait, again],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
      signal: answersAgain,
    });
    return response === 1;
  };
  const choices: readonly Choice[] = ['safe', 'again', 'quit'];
  return {
    folder: (window, startIn) =>
      choose(window, {
        title: texts().folder.title,
        buttonLabel: texts().folder.button,
        defaultPath: startIn,
        properties: ['openDirectory'],
      }),
    modelFile: (window) =>
      choose(window, {
        title: texts().modelFile.title,
        buttonLabel: texts().modelFile.button,
        filters: [
          { name: texts().modelFile.models, extensions: [...modelFileEndings] },
          { name: texts().modelFile.all, extensions: ['*'] },
        ],
        properties: ['openFile'],
      }),
    // On macOS an application is a folder that the dialog shows as a file.
    program: (window) =>
      choose(window, { title: texts().program.title, buttonLabel: texts().program.button, properties: ['openFile'] }),
    afterCrashes: async () => {
      const response = await ask(texts().afterCrashes, `${texts().noneLost} ${texts().safeModeSays}`, [
        texts().safeMode,
        texts().again,
        texts().quit,
      ]);
      return choices[response] ?? 'quit';
    },
    cannotStart: async (says) => {
      const response = await ask(texts().cannotStart, says, [texts().again, texts().quit]);
      return response === 0 ? 'again' : 'quit';
    },
    windowKeepsStopping: async () => {
      const response = await ask(texts().windowKeepsStopping, texts().noneLost, [texts().loadAgain, texts().quit]);
      return response === 0;
    },
    windowHangs: (window, answersAgain) =>
      askUntil(answersAgain, (options) => dialog.showMessageBox(window, options), {
        message: texts().windowHangs,
        again: texts().loadAgain,
      }),
    engineHangs: (answersAgain) =>
      askUntil(answersAgain, (options) => dialog.showMessageBox(options), {
        message: texts().engineHangs,
        again: texts().startAgain,
      }),
    crashed: async (window) => {
      const options = {
        type: 'info' as const,
        message: texts().crashed,
        detail: texts().crashedSays,
        buttons: [texts().close, texts().showFolder],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
      };
      const { response } = await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
      return response === 1;
    },
    cannotOpen: async (window, says) => {
      const options = {
        type: 'info' as const,
        message: texts().cannotOpen,
        detail: inWords(says),
        buttons: ['OK'],
      };
      await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
    },
  };
}
