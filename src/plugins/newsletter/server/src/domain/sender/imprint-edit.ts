import { checkImprint } from './imprint';
import { LACKING, type ImprintProblem } from './imprint-problems';

type Row = Readonly<Record<string, unknown>>;

/** As the sender's content type names them: only the type has another name there, and a default. */
const asProfile = ({ personType, ...row }: Row): Row => ({ ...row, type: personType ?? 'organisation' });

/**
 * The first detail that this edit would set to something wrong (MSR-2.5-1 to 2.5-3, DE-11, AT-3, IT-4, R5322-4). A profile may
 * stay unfinished and is then refused at approval and before sending; an old wrong value does not stand in the way of
 * an edit elsewhere.
 */
export function wrongDetail(data: Row, before: Row = {}): ImprintProblem | null {
  const checked = checkImprint(asProfile({ ...before, ...data }));
  if (checked.ok) return null;
  const changed = (field: string): boolean => field in data && data[field] !== before[field];
  return checked.problems.find(({ field, code }) => !LACKING.has(code) && changed(field)) ?? null;
}
