type Close = () => unknown;
export type Keep = (close: Close) => void;

/**
 * A set-up that opens one thing after another. If it fails half way nobody holds what is open already, and an open
 * server keeps the process of the tests alive for ever: so that is closed again, the newest first.
 */
export const opening = async <T>(setUp: (keep: Keep) => Promise<T>): Promise<T> => {
  const opened: Close[] = [];
  try {
    return await setUp((close) => opened.unshift(close));
  } catch (error) {
    for (const close of opened) await close();
    throw error;
  }
};
