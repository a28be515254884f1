import type { Form, FormDraft, FormStarter } from '../../../../shared/contracts';
import {
  emptyForm,
  measures,
  moved,
  nextVersion,
  partnersIn,
  previewable,
  problemsIn,
  proposalFor,
} from './formDraft';

const starter = {
  title: 'T',
  intro: 'I',
  privacyNotice: 'P',
  privacyUrl: null,
  toolNotice: 'W',
  trackingNotice: 'ohne',
  trackingNoticeMeasured: 'mit',
  withdrawalNotice: 'A',
  partners: { max: 0, rule: 'MSR-2.4-5' },
} satisfies FormStarter;
const draft: FormDraft = { ...emptyForm('s', 'de', starter), slug: 'brief', purposeKeys: ['a', 'b', 'p'] };
const purposes = [
  { key: 'a', kind: 'mailing' },
  { key: 'b', kind: 'tracking' },
  { key: 'p', kind: 'partner' },
  { key: 'q', kind: 'partner' },
] as const;

test('MOS-2.2: a new form offers nothing until somebody chooses, and knows no way to tick', () => {
  expect(emptyForm('s', 'de', starter).purposeKeys).toEqual([]);
  expect(JSON.stringify(draft)).not.toMatch(/check|tick|selected/i);
});

test('MOS-2.5: boxes change places one by one, and stay what they are at the ends', () => {
  expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
});

test('MOS-2.7: only partners on the form are counted', () => expect(partnersIn(draft, purposes)).toBe(1));

test('MSR-2.4-20: the proposed notice follows what the form offers', () => {
  expect(proposalFor('trackingNotice', starter, measures(draft, purposes))).toBe('mit');
  expect(proposalFor('trackingNotice', starter, false)).toBe('ohne');
  expect(proposalFor('toolNotice', starter, true)).toBe('W');
});

test('MFR-4.1: a form is kept only under a name that addresses can carry, and previewed before', () => {
  expect(problemsIn(draft)).toEqual([]);
  expect(problemsIn({ ...draft, slug: 'Kein Name' })).toEqual(['slug']);
  expect(problemsIn(previewable({ ...draft, slug: '' }))).toEqual([]);
});

test('MOS-2.3: the dialog names the version that will be made', () => {
  const form = (versions: object[]) => ({ versions, assessment: { contentHash: 'x' } }) as unknown as Form;
  expect(nextVersion(form([]))).toBe(1);
  expect(nextVersion(form([{ version: 3, contentHash: 'y' }]))).toBe(4);
  expect(nextVersion(form([{ version: 3, contentHash: 'x' }]))).toBe(3);
});
