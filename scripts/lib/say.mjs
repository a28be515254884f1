/** One line of progress on stderr: stdout belongs to results. */
export const say = (text) => process.stderr.write(`${text}\n`);

/** Ends with a sentence instead of a stack trace. */
export const giveUp = (text) => {
  process.stderr.write(`\n${text}\n`);
  process.exit(1);
};
