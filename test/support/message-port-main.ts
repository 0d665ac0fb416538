/** @file Electron's MessagePortMain and MessageChannelMain over Node's ports: events carry `{ data, ports }`, only ports are transferred, and each once. */
import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';

export class MessagePortMain extends EventEmitter {
  #inner: MessagePort | null;
  constructor(inner: MessagePort) {
    super();
    this.#inner = inner;
    inner.on('close', () => this.emit('close'));
  }
  postMessage = (message: unknown, transfer: MessagePortMain[] = []): void => {
    const ports = takePorts(transfer);
    if (ports.length > 0) throw new Error('the double passes no ports over ports');
    this.#inner?.postMessage(structuredClone(message));
  };
  /** Nothing arrives before. (Node would start a port at its first listener.) */
  start = (): void => void this.#inner?.on('message', (data) => this.emit('message', { data, ports: [] }));
  close = (): void => this.#inner?.close();
  /** What it is made of; afterwards it belongs to whoever it was transferred to. */
  detach(): MessagePort {
    const inner = this.#inner;
    if (!inner) throw new TypeError('Port at index 0 is already neutered.');
    inner.removeAllListeners('message');
    inner.removeAllListeners('close');
    this.#inner = null;
    return inner;
  }
}

export class MessageChannelMain {
  readonly port1: MessagePortMain;
  readonly port2: MessagePortMain;
  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = new MessagePortMain(port1);
    this.port2 = new MessagePortMain(port2);
  }
}

/** The ports of a transfer list. @throws where it is not a list of ports that were never transferred, as Electron does. */
export function takePorts(transfer: unknown): MessagePort[] {
  if (!Array.isArray(transfer) || transfer.some((one) => !(one instanceof MessagePortMain)))
    throw new TypeError('Invalid value for transfer');
  return (transfer as MessagePortMain[]).map((port) => port.detach());
}
