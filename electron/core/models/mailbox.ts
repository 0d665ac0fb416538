/** @file From callbacks to a stream: what is put in comes out in order, until the end. */

export interface Mailbox<T> {
  put(item: T): void;
  /** The last item. */
  end(item: T): void;
  fail(error: unknown): void;
  read(): AsyncGenerator<T, void, void>;
}

export function createMailbox<T>(): Mailbox<T> {
  const items: T[] = [];
  let isEnded = false;
  let failure: { error: unknown } | null = null;
  let wake = Promise.withResolvers<void>();
  const changed = () => {
    wake.resolve();
    wake = Promise.withResolvers<void>();
  };
  return {
    put(item) {
      items.push(item);
      changed();
    },
    end(item) {
      items.push(item);
      isEnded = true;
      changed();
    },
    fail(error) {
      failure = { error };
      changed();
    },
    async *read() {
      for (;;) {
        const next = wake.promise;
        while (items.length > 0) yield items.shift()!;
        if (failure) throw failure.error;
        if (isEnded) return;
        await next;
      }
    },
  };
}
