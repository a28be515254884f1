import type { Found } from './found';
import { withoutImprint } from './last-block';
import { LIMITS } from './limits';
import type { StructureInput } from './types';

/** MFR-5.1, MSR-AS-7 for the text part: the link is written out, and nothing but the imprint follows its block. */
export function unsubscribeInText({ text, unsubscribeUrl, imprintLines }: StructureInput): Found[] {
  const end = endOfLast(text, unsubscribeUrl);
  if (end === null) return [{ code: 'unsubscribe_missing_text' }];
  const rest = withoutImprint(text.slice(end), imprintLines);
  return rest.length > LIMITS.afterUnsubscribeMaxCharacters ? [{ code: 'unsubscribe_not_last_text' }] : [];
}

function endOfLast(text: string, target: string | RegExp): number | null {
  if (typeof target === 'string') {
    const start = target === '' ? -1 : text.lastIndexOf(target);
    return start < 0 ? null : start + target.length;
  }
  const matches = [...text.matchAll(new RegExp(target.source, `${target.flags.replace(/[gy]/g, '')}g`))];
  const last = matches.filter((match) => match[0] !== '').at(-1);
  return last ? last.index + last[0].length : null;
}
