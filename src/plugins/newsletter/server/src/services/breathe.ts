/**
 * Lets whoever waits have his turn. SQLite answers without ever going through the event loop, so that a walk over a
 * million records would otherwise hold up every request until it ends.
 */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
