/** @file Main module of the desktop app under work (`npm run dev`): the page comes from Vite's server. Never part of a packed app. */
import { app } from 'electron';
import { devPageOf } from '../dev/dev-page.ts';
import { startMain } from './start-main.ts';

if (app.isPackaged) throw new Error('An installed app shows its own page only.');
startMain(import.meta.dirname, devPageOf(process.env.ELECTRON_RENDERER_URL));
