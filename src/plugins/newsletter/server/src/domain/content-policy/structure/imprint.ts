import type { Found } from './found';
import { normalised } from './last-block';
import type { ProblemCode } from './problems';

/** MFR-5.2: which lines of the imprint do not stand in this part as text. Blank lines are none. */
export function missingImprint(seen: string, lines: readonly string[], code: ProblemCode): Found[] {
  const text = normalised(seen);
  const missing = lines.filter((line) => normalised(line) !== '' && !text.includes(normalised(line)));
  return missing.map((line) => ({ code, excerpt: line.trim().slice(0, 80) }));
}
