/** @file What differs between the browser and Electron: how to reach the engine, where pictures are, and the few things a page cannot do alone. */
import type { PlaceToken } from '../../electron/contract/ids.ts';
import type { OpenTransport } from './client.ts';
import { openPort } from './transport-port.ts';
import { openSocket } from './transport-socket.ts';

export interface Host {
  kind: 'browser' | 'desktop';
  isMac: boolean;
  previewBase: string;
  openTransport: OpenTransport;
  /** The system's own dialog; null where there is none, and the page shows its own list of places. */
  chooseFolder: (() => Promise<PlaceToken | null>) | null;
  /** A model's file, by the system's own dialog; null where there is none. */
  chooseModelFile: (() => Promise<PlaceToken | null>) | null;
  /** Another program to open photos in; null where none could be started. */
  chooseProgram: (() => Promise<PlaceToken | null>) | null;
  /** A folder dropped on the window; null where the browser hides what it is. */
  placeOfDrop: ((file: File) => Promise<PlaceToken | null>) | null;
  /** Address of a photo's own file for a download; null where it is opened in its place instead. */
  originalBase: string | null;
}

/** What Electron's preload puts on the window. */
export interface DesktopBridge {
  platform: string;
  previewBase: string;
  /** Answers by a window message `{ type: 'chinagraph-port' }` that carries a MessagePort. */
  requestPort(): void;
  chooseFolder(): Promise<string | null>;
  chooseModelFile(): Promise<string | null>;
  chooseProgram(): Promise<string | null>;
  placeOfDrop(file: File): Promise<string | null>;
}

declare global {
  interface Window {
    chinagraphDesktop?: DesktopBridge;
  }
}

export const detectHost = (): Host => {
  const bridge = window.chinagraphDesktop;
  if (bridge) {
    return {
      kind: 'desktop',
      isMac: bridge.platform === 'darwin',
      previewBase: bridge.previewBase,
      originalBase: null,
      openTransport: () => openPort(bridge.requestPort),
      chooseFolder: () => bridge.chooseFolder() as Promise<PlaceToken | null>,
      chooseProgram: () => bridge.chooseProgram() as Promise<PlaceToken | null>,
      chooseModelFile: () => bridge.chooseModelFile() as Promise<PlaceToken | null>,
      placeOfDrop: (file) => bridge.placeOfDrop(file) as Promise<PlaceToken | null>,
    };
  }
  return {
    kind: 'browser',
    isMac: navigator.platform.startsWith('Mac'),
    previewBase: '/preview/',
    originalBase: '/original/',
    openTransport: openSocket,
    chooseFolder: null,
    chooseModelFile: null,
    chooseProgram: null,
    placeOfDrop: null,
  };
};
