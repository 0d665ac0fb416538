/** @file What the driver of a day asks of the engine it watches, and is answered. */
export type Asked =
  | { do: 'open'; folder: string }
  | { do: 'idle'; folderId: number }
  /** Closes it: watched no more, gone from the list and from memory. */
  | { do: 'forget'; folderId: number }
  /** Decisions into sidecars. */
  | { do: 'export'; folderId: number }
  /** Another limit of the preview cache. */
  | { do: 'trim'; bytes: number }
  | { do: 'models'; from: string; install: boolean }
  /** A model to score with from now on. */
  | { do: 'scorer'; checkpoint: string }
  | { do: 'counts'; folderId: number }
  /** Frames told as new since this was last asked: name, and when (milliseconds since 1970). */
  | { do: 'arrived' }
  /** Heap and buffers of its process in use after a collection, MB. */
  | { do: 'held' }
  | { do: 'close' };

export interface Counts {
  rejects: number;
  unscored: number;
}
export type Question = { id: number } & Asked;
/** Id 0: it is ready. */
export type Answer = { id: number; value?: unknown; failed?: string };
