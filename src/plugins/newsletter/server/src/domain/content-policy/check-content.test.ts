import { checkContent } from './check-content';
import { approvalGoods } from './fixtures/approval';
import { approvalServices } from './fixtures/approval-services';
import { asInput } from './fixtures/as-input';
import { forbidden } from './fixtures/forbidden';
import { mailsterOnly } from './fixtures/mailster';
import { notAcceptedGoods } from './fixtures/not-accepted';
import { notAcceptedServices } from './fixtures/not-accepted-services';
import { contentPolicyFor } from './policy';

const FIXTURES = [
  ...forbidden,
  ...notAcceptedGoods,
  ...notAcceptedServices,
  ...approvalGoods,
  ...approvalServices,
  ...mailsterOnly,
];

const strictest = contentPolicyFor(['strictest']);
const categoryOf = new Map(strictest.categories.map((category) => [category.id, category]));
const ruleOf = (id: string) => categoryOf.get(id)?.rule ?? 'unknown';
const codeOf = (id: string) => id.replace(/[^a-z0-9]+/g, '_');

const positives = FIXTURES.flatMap(({ expects, de, en }) =>
  expects.flatMap((id) => [
    { id, rule: ruleOf(id), language: 'German', mail: de },
    { id, rule: ruleOf(id), language: 'English', mail: en },
  ]),
);
const nearMisses = FIXTURES.flatMap(({ expects, benign }) =>
  benign.map((mail) => ({ rule: ruleOf(expects[0] ?? ''), subject: mail[0], mail })),
);

describe('topics', () => {
  test.each(positives)('$rule: a $language mail about $id is found', ({ id, mail }) => {
    const { findings } = checkContent(asInput(mail), strictest, 'en');
    const finding = findings.find((each) => each.code === codeOf(id));
    const { rule, severity } = categoryOf.get(id) ?? {};
    expect(finding).toMatchObject({ rule, severity, message: expect.stringMatching(/\w{4}/) });
    expect(finding?.excerpt.length).toBeGreaterThan(3);
    expect(finding?.excerpt.length).toBeLessThan(220);
  });

  test.each(nearMisses)('$rule: “$subject” is a near-miss and passes', ({ mail }) => {
    expect(checkContent(asInput(mail), strictest)).toEqual({ verdict: 'ok', findings: [] });
  });

  const text = (body: string) =>
    checkContent(asInput(['Rundbrief', body]), strictest).findings.map((each) => each.code);

  test.each([
    ['MOS-3.8', 'Ihre Adresse haben wir gekauft', 'mos_anti_spam_laws'],
    ['MOS-4.1', 'Frisch eingetroffen: 20% THC', 'mos_narcotics'],
    ['MOS-4.1', 'Frisch eingetroffen: 20 % THC.', 'mos_narcotics'],
    ['MOS-4.1', 'Try our gummies with delta 8 thc', 'mos_narcotics'],
  ])('%s: “%s”, and nothing behind it, is found', (_, body, code) => {
    expect(text(body)).toContain(code);
  });

  test.each([
    'Unsere Hanfpflegecreme: THC-Gehalt unter 0,2 %. Cannabis gilt als alte Kulturpflanze.',
    'Hanföl aus Cannabis, THC unter 0.3%',
    'Der Tee enthält weniger als 0,2 % THC',
    'Contains less than 0.3 % THC',
  ])('MOS-4.1: “%s” offers no THC', (body) => {
    expect(text(body)).not.toContain('mos_narcotics');
  });

  test('MOS-3.0: every category with a lexicon has a mail in German and in English', () => {
    const covered = new Set(FIXTURES.flatMap((fixture) => fixture.expects));
    const missing = strictest.categories.filter(
      ({ id, lexicons }) => lexicons.length > 0 && !covered.has(id),
    );
    expect(missing.map((category) => category.id)).toEqual([]);
  });
});
