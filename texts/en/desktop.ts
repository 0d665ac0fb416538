/** @file English texts of the desktop app's menus and of what it asks by itself. */
import { engineTexts } from './engine/index.ts';

export const desktopTexts = {
  /** What the engine says, where main has to show it. */
  engine: engineTexts,
  menu: {
    file: 'File',
    openFolder: 'Open Folder…',
    openRecent: 'Open Recent',
    edit: 'Edit',
    view: 'View',
    window: 'Window',
    help: 'Help',
    licences: 'Licences of What Is Inside',
    showLog: 'Show the Log',
  },
  wait: 'Wait',
  again: 'Try Again',
  quit: 'Quit',
  loadAgain: 'Load It Again',
  startAgain: 'Start It Again',
  safeMode: 'Start in Safe Mode',
  noneLost: 'No decision is lost: each was saved when you made it.',
  safeModeSays: 'In safe mode you can look and decide; indexing and scoring wait until you start them.',
  folder: { title: 'Open a folder of photos', button: 'Open' },
  modelFile: { title: 'Import a model', button: 'Import', models: 'Models', all: 'All files' },
  program: { title: 'Choose a program', button: 'Choose' },
  afterCrashes: 'Chinagraph’s engine stopped three times within half a minute.',
  cannotStart: 'Chinagraph cannot open its catalog.',
  windowKeepsStopping: 'The window stopped three times within half a minute.',
  windowHangs: 'The window does not answer.',
  engineHangs: 'Chinagraph’s engine has not answered for a minute.',
  cannotOpen: 'This folder cannot be opened.',
};
