import { giveUp } from './say.mjs';

const NEEDED = [20, 19];

/** Says so in words when Node is too old, before anything fails in riddles. */
export const requireNode = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const enough = major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
  if (!enough)
    giveUp(`Jawort needs Node ${NEEDED.join('.')} or newer; this is Node ${process.versions.node}.`);
};
