import { parseArgs, type ParseArgsConfig } from 'node:util';
import { InputError, type Command, type Values } from './command';

const EVERYWHERE = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsConfig['options'];

export interface Arguments {
  readonly positionals: readonly string[];
  readonly values: Values;
}

/** The arguments of one command. @throws InputError usage */
export const readArguments = (command: Command, args: readonly string[]): Arguments => {
  const parsed = parse(command, args);
  if (parsed.values.help === true) return parsed;
  const missing = command.positionals.slice(parsed.positionals.length);
  if (missing.length > 0) throw usage(command, `${missing.map((name) => `<${name}>`).join(' ')} is missing.`);
  const [extra] = parsed.positionals.slice(command.positionals.length);
  if (extra !== undefined) throw usage(command, 'There are more arguments than this command takes.');
  const unset = (command.required ?? []).filter((name) => parsed.values[name] === undefined);
  if (unset.length > 0) throw usage(command, `${unset.map((name) => `--${name}`).join(', ')} is missing.`);
  refuseRepeated(command, args);
  return parsed;
};

const parse = (command: Command, args: readonly string[]): Arguments => {
  try {
    const options = { ...command.options, ...EVERYWHERE };
    const { positionals, values } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { positionals, values: values as Values };
  } catch (error) {
    throw usage(command, (error as Error).message.split('. To specify')[0] ?? '');
  }
};

/** parseArgs lets the last one win without a word. */
const refuseRepeated = (command: Command, args: readonly string[]): void => {
  const { tokens } = parseArgs({
    args: [...args],
    options: { ...command.options, ...EVERYWHERE },
    allowPositionals: true,
    tokens: true,
  });
  const names = tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []));
  const repeated = names.find(
    (name, index) => names.indexOf(name) < index && command.options[name]?.multiple !== true,
  );
  if (repeated !== undefined) throw usage(command, `--${repeated} is given twice.`);
};

const usage = (command: Command, problem: string): InputError =>
  new InputError('usage', `${problem}\nUsage: newsletter ${command.usage}`);

export const textValue = (values: Values, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value : '';
};

export const textValues = (values: Values, name: string): readonly string[] => {
  const value = values[name];
  return Array.isArray(value) ? value.map(String) : [];
};

/** A whole number of an option, or the default. @throws InputError option_invalid */
export const countValue = (
  values: Values,
  name: string,
  { max, fallback }: { max: number; fallback: number },
): number => {
  const text = values[name];
  if (text === undefined) return fallback;
  const count = typeof text === 'string' && /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  if (!(count <= max))
    throw new InputError('option_invalid', `--${name} must be a whole number from 0 to ${max}.`);
  return count;
};
