/**
 * Does work and answers no sooner than so many milliseconds after the call, however quickly it was done. A failure is
 * told at once.
 */
export const notBefore = async <T>(ms: number, work: () => Promise<T>): Promise<T> => {
  const rest = new Promise<void>((resolve) => setTimeout(resolve, ms));
  const [result] = await Promise.all([work(), rest]);
  return result;
};
