import type { ParseArgsConfig } from 'node:util';

/** What a command has found out: one JSON document for programs, the same in words for people. */
export interface Answer {
  /** 1 is a negative answer: findings that block, a broken ledger, a proof that does not exist. */
  readonly exitCode: 0 | 1;
  readonly document: unknown;
  readonly text: string;
}

/** Where a command works. */
export interface Place {
  /** File names on the command line are relative to it. */
  readonly cwd: string;
  /** The Strapi app: configuration, site profiles, database. */
  readonly appDir: string;
  /** Called before Strapi is loaded; may settle the environment, or throw an InputError. */
  readonly beforeStrapi?: () => void;
}

export type Values = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

export interface Invocation extends Place {
  readonly positionals: readonly string[];
  readonly values: Values;
}

export type Run = (invocation: Invocation) => Promise<Answer>;

export interface Command {
  readonly usage: string;
  readonly summary: string;
  readonly details: readonly string[];
  /** Names of what stands without a dash; all of them are needed. */
  readonly positionals: readonly string[];
  readonly options: NonNullable<ParseArgsConfig['options']>;
  readonly required?: readonly string[];
  /** Heavy modules are loaded by the command that needs them and by no other. */
  readonly load: () => Promise<{ readonly run: Run }>;
}

export type InputCode =
  | 'usage'
  | 'unknown_command'
  | 'not_available'
  | 'file_missing'
  | 'file_unreadable'
  | 'file_empty'
  | 'file_too_large'
  | 'file_invalid'
  | 'file_type_unknown'
  | 'option_invalid'
  | 'unknown_profile'
  | 'profile_invalid'
  | 'address_invalid'
  | 'database_unclear'
  | 'secrets_missing'
  | 'secret_foreign'
  | 'postgres_required';

/** Something given to us that cannot be worked with: exit code 2. The message is for people, without addresses. */
export class InputError extends Error {
  override readonly name = 'InputError';

  constructor(
    readonly code: InputCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}
