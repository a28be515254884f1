/**
 * Keeps stdout for the result: whatever else is written there meanwhile, Strapi's log above all, goes to stderr.
 * @returns writes the result
 */
export const reserveStdout = (): ((text: string) => Promise<void>) => {
  const { stdout, stderr } = process;
  const write = stdout.write.bind(stdout);
  // A reader that has seen enough (`| head -1`) is no fault.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  stdout.write = stderr.write.bind(stderr) as typeof stdout.write;
  return (text) =>
    new Promise((resolve) => {
      write(text, () => resolve());
    });
};

export const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};
