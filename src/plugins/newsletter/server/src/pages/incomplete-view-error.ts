export type IncompleteViewRule =
  'MOS-2.3' | 'MOS-2.7' | 'MSR-2.4-19' | 'MSR-2.4-20' | 'G-7.3' | 'G-13' | 'DE-8';

/** A form that does not tell what it must tell is not shown at all: no information, no consent. */
export class IncompleteViewError extends Error {
  readonly code = 'form_incomplete';

  constructor(
    readonly rule: IncompleteViewRule,
    what: string,
  ) {
    super(`${rule}: ${what}`);
    this.name = 'IncompleteViewError';
  }
}

/** @returns the text itself. @throws IncompleteViewError when it is blank. */
export function mustTell(text: string, rule: IncompleteViewRule, what: string): string {
  if (text.trim() === '') throw new IncompleteViewError(rule, `${what} is missing`);
  return text;
}
