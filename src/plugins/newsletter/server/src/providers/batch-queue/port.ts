/** One batch on offer. At most one with the same key waits at a time. */
export interface Batch<Data extends object> {
  readonly key: string;
  readonly data: Data;
}

/** Carries batches between processes. It may lose or double them; who takes one decides for himself what it is worth. */
export interface BatchQueue<Data extends object> {
  start(onError: (error: unknown) => void): Promise<void>;
  offer(batches: readonly Batch<Data>[]): Promise<void>;
  /** Takes what is on offer, off the queue at once: what a dead process had taken comes again by being offered again. */
  take(limit: number): Promise<readonly Data[]>;
  stop(): Promise<void>;
}
