import { ruleOf } from '../domain/import/row-codes';
import { rowCodeWords } from './row-codes';

test.each(['code_of_a_later_version', 'toString'])(
  'DESIGN-2.6: a row whose code another version wrote (%s) is told as one that brought nobody in, and breaks no page',
  (code) => {
    expect(ruleOf(code)).toEqual({ rule: 'DESIGN-2.6', outcome: 'refused' });
    expect(rowCodeWords(code, 'de')).toContain('andere Version');
    expect(rowCodeWords(code, 'en')).toContain('another version');
  },
);
