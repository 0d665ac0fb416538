/** @file Main module of the desktop app. */
import { startMain } from './start-main.ts';

startMain(import.meta.dirname);
