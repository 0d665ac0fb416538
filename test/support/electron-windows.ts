/** @file Windows and their contents as the double of Electron has them, as strict as Electron itself. */
import { EventEmitter } from 'node:events';
import type { MessagePort } from 'node:worker_threads';
import type { BrowserWindowConstructorOptions } from 'electron';
import { takePorts } from './message-port-main.ts';

export interface FakeFrame {
  url: string;
  parent: FakeFrame | null;
}

export const needs = (isRight: boolean, says: string): void => {
  if (!isRight) throw new TypeError(says);
};

export class FakeContents extends EventEmitter {
  readonly id: number;
  readonly mainFrame: FakeFrame = { url: 'app://bundle/', parent: null };
  readonly received: { channel: string; ports: MessagePort[] }[] = [];
  reloads = 0;
  crashes = 0;
  openHandler: ((details: { url: string }) => { action: string }) | null = null;
  constructor(id: number) {
    super();
    this.id = id;
  }
  isDestroyed = () => false;
  readonly drags: { file: string; files: string[] }[] = [];
  startDrag = ({ file, files, icon }: { file: string; files?: string[]; icon: { isEmpty(): boolean } }) => {
    needs(typeof file === 'string', "Must specify either 'file' or 'files' option");
    needs(typeof icon === 'object' && !icon.isEmpty(), "Must specify non-empty 'icon' option");
    this.drags.push({ file, files: files ?? [file] });
  };
  reload = () => {
    this.reloads += 1;
  };
  forcefullyCrashRenderer = () => {
    this.crashes += 1;
    this.emit('render-process-gone', {}, { reason: 'crashed' });
  };
  setWindowOpenHandler = (handler: (details: { url: string }) => { action: string }) => {
    needs(typeof handler === 'function', 'handler must be a function');
    this.openHandler = handler;
  };
  postMessage = (channel: string, message: unknown, transfer: unknown = []) => {
    needs(typeof channel === 'string', 'Missing required channel argument');
    structuredClone(message);
    this.received.push({ channel, ports: takePorts(transfer) });
    this.emit('received');
  };
}

export class FakeWindow extends EventEmitter {
  readonly webContents: FakeContents;
  readonly options: BrowserWindowConstructorOptions;
  readonly loaded: string[] = [];
  shown = 0;
  constructor(options: BrowserWindowConstructorOptions, contents: FakeContents) {
    super();
    this.options = options;
    this.webContents = contents;
  }
  isDestroyed = () => this.isGone;
  isMinimized = () => false;
  isMaximized = () => false;
  isVisible = () => this.shown > 0;
  maximize = () => undefined;
  focused = 0;
  focus = () => {
    this.focused += 1;
  };
  close = () => this.destroy();
  destroy = () => {
    if (this.isGone) return;
    this.emit('close');
    this.isGone = true;
    this.emit('closed');
  };
  private isGone = false;
  readonly progress: { fraction: number; mode: string | undefined }[] = [];
  setProgressBar = (fraction: number, options?: { mode: string }) => {
    needs(typeof fraction === 'number' && !Number.isNaN(fraction), 'Error processing argument at index 0');
    const modes = ['none', 'normal', 'indeterminate', 'error', 'paused'];
    needs(options === undefined || modes.includes(options.mode), 'Error processing argument at index 1');
    this.progress.push({ fraction, mode: options?.mode });
  };
  hasFocus = true;
  isFocused = () => this.hasFocus;
  restore = () => undefined;
  show = () => {
    this.shown += 1;
  };
  getNormalBounds = () => ({ x: 40, y: 50, width: 1_200, height: 800 });
  loadURL = async (url: string) => {
    needs(typeof url === 'string' && URL.canParse(url), `ERR_INVALID_URL (-300) loading '${url}'`);
    this.loaded.push(url);
    this.emit('loaded');
  };
}
