/** @file What differs between the browser and Electron: how to reach the engine, where pictures are, and the few things a page cannot do alone. */
import type { PlaceToken } from '../../electron/contract/ids.ts';
import type { OpenTransport } from './client.ts';
import { openPort } from './transport-port.ts';
import { openSocket } from './transport-socket.ts';

export interface Host {
  kind: 'browser' | 'desktop';
  isMac: boolean;
  /** Served over TLS, as paired devices are: the engine says what this window may do. */
  mayBeGuest: boolean;
  previewBase: string;
  /** Where clips are played from, with `<id>?play`; null for a paired device, which gets previews alone. */
  clipBase: string | null;
  openTransport: OpenTransport;
  /** The system's own dialog; null where there is none, and the page shows its own list of places. */
  chooseFolder: (() => Promise<PlaceToken | null>) | null;
  /** A model's file, by the system's own dialog; null where there is none. */
  chooseModelFile: (() => Promise<PlaceToken | null>) | null;
  /** Another program to open photos in; null where none could be started. */
  chooseProgram: (() => Promise<PlaceToken | null>) | null;
  /** A folder dropped on the window; null where the browser hides what it is. */
  placeOfDrop: ((file: File) => Promise<PlaceToken | null>) | null;
  /** The system's own drag, with the files of these photos; null where a page can only offer a download. False where nothing could be dragged. */
  startDrag: ((ids: readonly number[]) => Promise<boolean>) | null;
  /** Another window for another screen, at this fragment of the address; false where the browser allows none. */
  openSecond(fragment: string): boolean;
  /** Address of a photo's own file for a download; null where it is opened in its place instead. */
  originalBase: string | null;
}

/** What Electron's preload puts on the window. */
export interface DesktopBridge {
  platform: string;
  previewBase: string;
  clipBase: string;
  /** Answers by a window message `{ type: 'chinagraph-port' }` that carries a MessagePort. */
  requestPort(): void;
  chooseFolder(): Promise<string | null>;
  chooseModelFile(): Promise<string | null>;
  chooseProgram(): Promise<string | null>;
  placeOfDrop(file: File): Promise<string | null>;
  openSecond(fragment: string): void;
  startDrag(ids: readonly number[]): Promise<boolean>;
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
      mayBeGuest: false,
      isMac: bridge.platform === 'darwin',
      previewBase: bridge.previewBase,
      clipBase: bridge.clipBase,
      originalBase: null,
      startDrag: (ids) => bridge.startDrag(ids),
      openSecond: (fragment) => {
        bridge.openSecond(fragment);
        return true;
      },
      openTransport: () => openPort(bridge.requestPort),
      chooseFolder: () => bridge.chooseFolder() as Promise<PlaceToken | null>,
      chooseProgram: () => bridge.chooseProgram() as Promise<PlaceToken | null>,
      chooseModelFile: () => bridge.chooseModelFile() as Promise<PlaceToken | null>,
      placeOfDrop: (file) => bridge.placeOfDrop(file) as Promise<PlaceToken | null>,
    };
  }
  // A paired device gets previews alone.
  const originals = window.location.protocol === 'https:' ? null : '/original/';
  return {
    kind: 'browser',
    mayBeGuest: window.location.protocol === 'https:',
    isMac: navigator.platform.startsWith('Mac'),
    previewBase: '/preview/',
    clipBase: originals,
    originalBase: originals,
    startDrag: null,
    // In another screen's corner where the browser puts it; one of the name is used again.
    openSecond: (fragment) =>
      window.open(`${window.location.pathname}${fragment}`, 'chinagraph-second', 'popup,width=1200,height=800') !==
      null,
    openTransport: openSocket,
    chooseFolder: null,
    chooseModelFile: null,
    chooseProgram: null,
    placeOfDrop: null,
  };
};
