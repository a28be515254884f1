import { contentPolicyFor } from '../policy';
import { fold } from './fold';
import { haystackOf, needlesOf } from './needle';
import { patternOf } from './pattern';

/** A text that meets a term: its first or its last alternatives, without or with all that is optional. */
const meeting = (term: string, isLast: boolean): string => {
  const pick = (inner: string) => inner.split('|').at(isLast ? -1 : 0) ?? '';
  const ungroup = (text: string): string => {
    const rest = text.replace(/\(([^()]*)\)(\??)/, (_, inner: string, sign: string) =>
      sign === '?' && !isLast ? '' : pick(inner),
    );
    return rest === text ? pick(text) : ungroup(rest);
  };
  return ungroup(term)
    .replace(/(.)\?/g, isLast ? '$1' : '')
    .replace(/\*/g, '')
    .replace(/\s*…\s*/g, ' ')
    .replace(/#/g, '5')
    .replace(/-/g, isLast ? '-' : '');
};

describe('needles', () => {
  test.each([
    ['casino', ['cas1no']],
    ['wein(e|es)?', ['we1n']],
    ['jobs? finden', ['f1nden']],
    ['glückspiel', ['cksp1e1']],
    ['(buy|order) … (guns?|rifles)', ['buy', 'order']],
    ['licen(c|s)es', ['11cen']],
    ['#', ['']],
    ['(a|#)', ['']],
  ])('MOS-3.0: a text that meets %s holds one of %j', (term, needles) => {
    expect(needlesOf(term)).toEqual(needles);
  });

  test('MOS-3.0: no term of any category is passed over in a text that meets it', () => {
    const lexicons = contentPolicyFor(['strictest']).categories.flatMap((category) => category.lexicons);
    const terms = lexicons.flatMap(({ strong, firm, weak, except }) =>
      [strong, firm, weak, except].flatMap((kind) => kind ?? []),
    );
    const met = [...new Set(terms)].flatMap((term) =>
      [true, false]
        .map((isLast) => fold(meeting(term, isLast)).text)
        .flatMap((text) => (patternOf(term).test(text) ? [{ term, text }] : [])),
    );
    expect(met.length).toBeGreaterThan(5_000);
    const isPassedOver = ({ term, text }: { term: string; text: string }) =>
      !needlesOf(term).some((needle) => haystackOf(text).includes(needle));
    expect(met.filter(isPassedOver)).toEqual([]);
  });
});
