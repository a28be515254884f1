/**
 * Like Promise.all, but waits for every one before it throws the first error: no mail may still be on the wire
 * when the pass is said to be over.
 */
export const allDone = async <T>(work: readonly Promise<T>[]): Promise<readonly T[]> => {
  const settled = await Promise.allSettled(work);
  return settled.map((result) => {
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  });
};

/** One after the other, each in spite of what the ones before threw; then throws the first error. */
export const allInTurn = async <T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> => {
  const errors: unknown[] = [];
  for (const item of items) await work(item).catch((error: unknown) => errors.push(error));
  if (errors.length > 0) throw errors[0];
};
