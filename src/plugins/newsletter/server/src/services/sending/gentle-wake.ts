/**
 * Wakes at once, and then at most once per `apartMs`: a look at the queue costs a dozen queries, and many signups in
 * one second need only one. A call in between is made good at the end of the span; none is lost.
 */
export const gentleWake = (wake: () => void, apartMs: number): (() => void) => {
  let resting: NodeJS.Timeout | null = null;
  let called = false;

  const rest = (): void => {
    resting = setTimeout(() => {
      resting = null;
      if (!called) return;
      called = false;
      go();
    }, apartMs);
    resting.unref();
  };

  const go = (): void => {
    wake();
    rest();
  };

  return () => {
    if (resting) called = true;
    else go();
  };
};
