/**
 * Lets work on one import wait for the work before it: a part that comes late must not change a file that is being
 * looked at. Holds nothing once nobody works.
 */
export const createOneAtATime = () => {
  const last = new Map<string, Promise<unknown>>();
  return async <T>(id: string, work: () => Promise<T>): Promise<T> => {
    const before = last.get(id) ?? Promise.resolve();
    const own = before.then(work, work);
    last.set(id, own);
    try {
      return await own;
    } finally {
      if (last.get(id) === own) last.delete(id);
    }
  };
};
