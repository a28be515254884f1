import type { Category } from '../types';
import { compiled } from './compiled';
import { evidenceFor, WINDOW_CHARACTERS } from './evidence';
import { excerptAround, passageOf } from './passage';

const category: Category = {
  id: 'site.toy',
  rule: 'SITE-1',
  severity: 'approval',
  title: { de: 'Spielzeug', en: 'Toys' },
  lexicons: [
    {
      strong: ['toy shop'],
      firm: ['toys', 'dolls'],
      weak: ['play', 'fun', 'kids', 'joy'],
      except: ['toys for tots'],
    },
  ],
};
const found = (text: string, subject = '') =>
  evidenceFor(compiled(category), [passageOf(subject)], [passageOf(text)]) !== null;
const far = ' and so on'.repeat(WINDOW_CHARACTERS / 10);

describe('evidence', () => {
  test.each([
    ['one strong term', 'the toy shop opens', true],
    ['one firm term', 'all toys', false],
    ['the same firm term twice', 'toys, toys', false],
    ['two firm terms', 'toys and dolls', true],
    ['a firm and two weak terms', 'toys to play for fun', true],
    ['a firm and one weak term', 'toys to play', false],
    ['weak terms alone', 'play fun kids joy', false],
    ['two firm terms far apart', `toys ${far} dolls`, false],
    ['two firm terms close together after a far one', `toys ${far} dolls and toys`, true],
    ['an excepted phrase', 'toys for tots and dolls', false],
  ])('MOS-3.0: %s', (_, text, expected) => {
    expect(found(text)).toBe(expected);
  });

  test('MOS-3.0: the subject lends its terms to every passage', () => {
    expect(found('dolls', 'New toys')).toBe(true);
    expect(found('', 'New toys and dolls')).toBe(true);
    expect(found('toys', 'New toys')).toBe(false);
  });

  test('MOS-3.0: the excerpt quotes the hit as written, with 30 characters on either side', () => {
    const passage = passageOf(
      `${'x'.repeat(50)} our T.o.y.s. and fine D\u200bolls are here ${'y'.repeat(50)}`,
    );
    const hit = evidenceFor(compiled(category), [], [passage]);
    expect(hit && excerptAround(passage, hit.start, hit.end)).toBe(
      `…${'x'.repeat(25)} our T.o.y.s. and fine D\u200bolls are here yyy…`,
    );
  });
});
