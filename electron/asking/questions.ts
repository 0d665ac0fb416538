/** @file Questions to another process or thread: each under a number, each answered once, and all refused together when the other side is gone. */

export interface Questions<Answer, Asked = undefined> {
  /** Notes a question before it is sent. The answer settles by what follows; one that nobody awaits yet may fail without a word. */
  note(asked: Asked): { id: number; answer: Promise<Answer> };
  /** What was noted with it; undefined once it is settled. */
  asked(id: number): Asked | undefined;
  /** Open ones, oldest first. */
  open(): { id: number; asked: Asked }[];
  readonly count: number;
  /** False where nobody waits for it any more: answers may come late or twice. */
  answer(id: number, value: Answer): boolean;
  refuse(id: number, reason: unknown): boolean;
  refuseAll(reason: unknown): void;
}

export function createQuestions<Answer, Asked = undefined>(): Questions<Answer, Asked> {
  const waiting = new Map<number, { asked: Asked; settle: PromiseWithResolvers<Answer> }>();
  let last = 0;
  const take = (id: number) => {
    const one = waiting.get(id);
    waiting.delete(id);
    return one?.settle;
  };
  return {
    note: (asked) => {
      last += 1;
      const settle = Promise.withResolvers<Answer>();
      // It may fail long before anybody waits for it.
      settle.promise.catch(() => undefined);
      waiting.set(last, { asked, settle });
      return { id: last, answer: settle.promise };
    },
    asked: (id) => waiting.get(id)?.asked,
    open: () => [...waiting].map(([id, { asked }]) => ({ id, asked })),
    get count() {
      return waiting.size;
    },
    answer: (id, value) => {
      const settle = take(id);
      settle?.resolve(value);
      return settle !== undefined;
    },
    refuse: (id, reason) => {
      const settle = take(id);
      settle?.reject(reason);
      return settle !== undefined;
    },
    refuseAll: (reason) => {
      const all = [...waiting.values()];
      waiting.clear();
      for (const { settle } of all) settle.reject(reason);
    },
  };
}
