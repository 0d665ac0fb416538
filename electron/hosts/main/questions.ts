/** @file What main asks the photographer, in words. Everything else is asked by the page. */
import type { BrowserWindow, Dialog, MessageBoxOptions, OpenDialogOptions } from 'electron';
import { modelFileEndings } from '../../contract/model-files.ts';
import { visibleLines } from '../../contract/visible-text.ts';
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
}

type Dialogs = Pick<Dialog, 'showOpenDialog' | 'showMessageBox'>;

export function createQuestions(dialog: Dialogs): Questions {
  const ask = async (message: string, detail: string, buttons: string[]): Promise<number> => {
    const cancelId = buttons.length - 1;
    const { response } = await dialog.showMessageBox({
      type: 'warning',
      message,
      detail: visibleLines(detail),
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
      detail: 'No decision is lost: each was saved when you made it.',
      buttons: ['Wait', again],
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
        title: 'Open a folder of photos',
        buttonLabel: 'Open',
        defaultPath: startIn,
        properties: ['openDirectory'],
      }),
    modelFile: (window) =>
      choose(window, {
        title: 'Import a model',
        buttonLabel: 'Import',
        filters: [
          { name: 'Models', extensions: [...modelFileEndings] },
          { name: 'All files', extensions: ['*'] },
        ],
        properties: ['openFile'],
      }),
    // On macOS an application is a folder that the dialog shows as a file.
    program: (window) => choose(window, { title: 'Choose a program', buttonLabel: 'Choose', properties: ['openFile'] }),
    afterCrashes: async () => {
      const response = await ask(
        'Chinagraph’s engine stopped three times within half a minute.',
        'No decision is lost: each was saved when you made it. In safe mode you can look and decide; indexing and scoring wait until you start them.',
        ['Start in Safe Mode', 'Try Again', 'Quit'],
      );
      return choices[response] ?? 'quit';
    },
    cannotStart: async (says) => {
      const response = await ask('Chinagraph cannot open its catalog.', says, ['Try Again', 'Quit']);
      return response === 0 ? 'again' : 'quit';
    },
    windowKeepsStopping: async () => {
      const response = await ask(
        'The window stopped three times within half a minute.',
        'No decision is lost: each was saved when you made it.',
        ['Load It Again', 'Quit'],
      );
      return response === 0;
    },
    windowHangs: (window, answersAgain) =>
      askUntil(answersAgain, (options) => dialog.showMessageBox(window, options), {
        message: 'The window does not answer.',
        again: 'Load It Again',
      }),
    engineHangs: (answersAgain) =>
      askUntil(answersAgain, (options) => dialog.showMessageBox(options), {
        message: 'Chinagraph’s engine has not answered for a minute.',
        again: 'Start It Again',
      }),
    cannotOpen: async (window, says) => {
      const options = {
        type: 'info' as const,
        message: 'This folder cannot be opened.',
        detail: visibleLines(says),
        buttons: ['OK'],
      };
      await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
    },
  };
}
