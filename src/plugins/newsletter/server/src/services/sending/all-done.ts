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
