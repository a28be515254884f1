const releases: (() => Promise<void>)[] = [];

/** Remembers what has to be given back when Strapi stops. */
export const releaseLater = (release: () => Promise<void>): void => {
  releases.push(release);
};

/** Gives everything back, last in, first out. */
export const releaseAll = async (): Promise<void> => {
  for (let release = releases.pop(); release; release = releases.pop()) await release();
};
