import type { Command } from './command';
import { commands } from './commands';

const FOR_ALL = [
  '--json   one JSON document on stdout instead of text for people; messages are on stderr either way',
  '--help   what a command takes',
];

const EXIT_CODES =
  'Exit code: 0 done · 1 a negative answer (findings that block, a broken ledger …) · 2 bad usage or input.';

const indented = (lines: readonly string[]): string => lines.map((line) => `  ${line}`).join('\n');

export const overview = (): string => {
  const list = Object.values(commands).map(({ usage, summary }) => `${usage}\n      ${summary}`);
  return `Usage: newsletter <command> [options]\n\n${indented(list)}\n\n${indented(FOR_ALL)}\n\n${EXIT_CODES}\n`;
};

export const commandHelp = ({ usage, summary, details }: Command): string =>
  `Usage: newsletter ${usage}\n\n${summary}\n\n${indented([...details, ...FOR_ALL])}\n\n${EXIT_CODES}\n`;
