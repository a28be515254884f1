import { readArguments } from './arguments';
import { InputError, type Answer, type Command, type Place } from './command';
import { commands, LATER } from './commands';
import { commandHelp, overview } from './help';
import { reserveStdout, say } from './output';

interface Failure {
  readonly code: string;
  readonly rule?: string;
  readonly message: string;
  readonly details?: unknown;
  readonly stack?: string;
}

/**
 * Runs one command line. Stdout gets one document, stderr what is to be said about it.
 * @returns 0 done, 1 a negative answer, 2 no answer: bad usage, bad input or a fault, all said in words
 */
export const main = async (args: readonly string[], place: Place): Promise<0 | 1 | 2> => {
  const print = reserveStdout();
  const json = args.includes('--json');
  try {
    const { document, text, exitCode } = await answer(args, place);
    await print(json ? `${JSON.stringify(document, null, 2)}\n` : text.replace(/\n*$/, '\n'));
    return exitCode;
  } catch (thrown) {
    const failure = describe(thrown);
    const { stack, ...error } = failure;
    say(`newsletter: ${error.message}${stack === undefined ? '' : `\n${stack}`}`);
    if (json) await print(`${JSON.stringify({ error }, null, 2)}\n`);
    return 2;
  }
};

const answer = async (args: readonly string[], place: Place): Promise<Answer> => {
  const [name, ...rest] = args.filter((arg, index) => index > 0 || arg !== '--json');
  if (name === '--help' || name === '-h' || name === 'help') return help(overview());
  if (name === undefined || name === '--json')
    throw new InputError('usage', `A command is missing.\n\n${overview()}`);
  const command = find(name);
  const { positionals, values } = readArguments(command, rest);
  if (values.help === true) return help(commandHelp(command));
  const { run } = await command.load();
  return run({ ...place, positionals, values });
};

const help = (text: string): Answer => ({ exitCode: 0, document: { help: text }, text });

const find = (name: string): Command => {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command) return command;
  if (LATER.includes(name)) throw new InputError('not_available', `The command "${name}" is not there yet.`);
  const known = Object.keys(commands).join(', ');
  throw new InputError('unknown_command', `There is no command "${name}". There are: ${known}.`);
};

/** Refusals of the product carry code and rule, our own errors a code; anything else is a fault and shows its stack. */
const describe = (error: unknown): Failure => {
  if (error instanceof InputError) return { code: error.code, message: error.message };
  if (!(error instanceof Error)) return { code: 'fault', message: withoutAddresses(String(error)) };
  const { code, rule, details } = error as Error & { code?: string; rule?: string; details?: object };
  if (error.name === 'Refusal' && code !== undefined && rule !== undefined)
    return { code, rule, message: `Refused: ${code} (${rule})${inWords(details)}`, details };
  return {
    code: 'fault',
    message: withoutAddresses(error.message),
    stack: withoutAddresses(error.stack ?? ''),
  };
};

const inWords = (details: object = {}): string => {
  const entries = Object.entries(details).map(([name, value]) => `${name} ${String(value)}`);
  return entries.length > 0 ? `: ${entries.join(', ')}` : '';
};

/** A database names the values it could not take. */
const withoutAddresses = (text: string): string =>
  text.replace(/[^\s@'"`(<,;/]+@[^\s@'"`)>,;/]+\.\p{L}+/gu, '…@…');
