/** What `patternOf` reads as `1` too: with these alike, a needle is found by comparing letters. */
const ALIKE = /[il]/g;

/** Folded text as needles are looked for in it. */
export const haystackOf = (folded: string): string => folded.replace(ALIKE, '1');

/**
 * Letters of which a text holds some when it meets a term (notation: pattern.ts); '' where nothing can be said.
 * To look for them is far cheaper than to try the term, and nearly every term is absent from nearly every text.
 */
export function needlesOf(term: string): readonly string[] {
  const alternatives = alternativesIn(term.toLowerCase());
  return [...new Set(alternatives.map(best).flat())];
}

/** Of all that one alternative cannot do without, what is least likely to be met by chance. */
function best(alternative: string): readonly string[] {
  const { groups, rest } = taken(alternative);
  const candidates = [...runsIn(rest).map((run) => [run]), ...groups.map(needlesOf)];
  return candidates.reduce((one, other) => (shortest(other) > shortest(one) ? other : one), ['']);
}

const shortest = (needles: readonly string[]): number => Math.min(...needles.map((needle) => needle.length));

/** Runs of letters that stand as they are; what is optional or spelt in two ways ends one. */
const runsIn = (text: string): string[] =>
  text
    .replace(/.\?/gu, ' ')
    .replace(/[äöü]/g, (letter) => `${letter.normalize('NFD').charAt(0)} `)
    .split(/[^a-z0-9]+/)
    .map(haystackOf);

/** What stands in brackets without being optional, and the text without any brackets. */
function taken(text: string): { groups: string[]; rest: string } {
  const groups: string[] = [];
  let [rest, depth, start] = ['', 0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === ')') depth -= 1;
    if (depth === 0 && sign === '(') [rest, start] = [`${rest} `, at + 1];
    else if (depth === 0 && sign !== ')') rest += sign;
    else if (depth === 0 && text[at + 1] !== '?') groups.push(text.slice(start, at));
    if (sign === '(') depth += 1;
  }
  return { groups, rest };
}

function alternativesIn(text: string): string[] {
  const found = [''];
  let depth = 0;
  for (const sign of text) {
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (sign === '|' && depth === 0) found.push('');
    else found.push(`${found.pop() ?? ''}${sign}`);
  }
  return found;
}
