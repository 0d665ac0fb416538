/** @file What the page gets on its window: what renderer/api/host.ts calls DesktopBridge, and nothing of Electron. */
import type { IpcRenderer, WebUtils } from 'electron';
import { type Answer, channels, pageOrigin, portMessage } from '../shared/channels.ts';

export interface BridgeParts {
  ipc: Pick<IpcRenderer, 'invoke' | 'send' | 'on'>;
  webUtils: Pick<WebUtils, 'getPathForFile'>;
  platform: string;
  window: Pick<Window, 'postMessage'> & { location: { origin: string } };
}

export function createBridge({ ipc, webUtils, platform, window }: BridgeParts) {
  // Ports cannot cross the context bridge; window messages can carry them, to our own origin only.
  ipc.on(portMessage, (event) => {
    if (window.location.origin !== pageOrigin) return;
    window.postMessage({ type: portMessage }, pageOrigin, [...event.ports]);
  });
  const ask = async (channel: string, ...args: string[]): Promise<string | null> => {
    const answer = (await ipc.invoke(channel, ...args)) as Answer;
    return answer.ok && typeof answer.value === 'string' ? answer.value : null;
  };
  const began = async (ids: readonly number[]): Promise<boolean> => {
    const answer = (await ipc.invoke(channels.startDrag, [...ids])) as Answer;
    return answer.ok;
  };
  return {
    platform,
    previewBase: 'photo://preview/',
    clipBase: 'photo://original/',
    requestPort: (): void => ipc.send(channels.requestPort),
    chooseFolder: (): Promise<string | null> => ask(channels.chooseFolder),
    chooseProgram: (): Promise<string | null> => ask(channels.chooseProgram),
    chooseModelFile: (): Promise<string | null> => ask(channels.chooseModelFile),
    startDrag: (ids: readonly number[]): Promise<boolean> => began(ids),
    openSecond: (fragment: string): void => ipc.send(channels.openSecond, fragment),
    placeOfDrop: async (file: File): Promise<string | null> => {
      const dropped = webUtils.getPathForFile(file);
      return dropped ? ask(channels.placeOfDrop, dropped) : null;
    },
  };
}
