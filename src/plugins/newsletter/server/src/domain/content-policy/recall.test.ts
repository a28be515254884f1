import { checkContent } from './check-content';
import { asInput } from './fixtures/as-input';
import { everyday } from './fixtures/everyday';
import { secondApproval } from './fixtures/second-approval';
import { secondForbidden } from './fixtures/second-forbidden';
import { secondMailster } from './fixtures/second-mailster';
import { secondNotAccepted } from './fixtures/second-not-accepted';
import { secondServices } from './fixtures/second-services';
import { thirdMosento } from './fixtures/third-mosento';
import { thirdRegulated } from './fixtures/third-regulated';
import { contentPolicyFor } from './policy';

const strictest = contentPolicyFor(['strictest']);
const ruleOf = new Map(strictest.categories.map((category) => [category.id, category.rule]));
const codeOf = (id: string) => id.replace(/[^a-z0-9]+/g, '_');

const second = [
  ...secondForbidden,
  ...secondNotAccepted,
  ...secondServices,
  ...secondApproval,
  ...secondMailster,
];
const positives = [
  ...second.flatMap(({ expects, de, en }) => expects.flatMap((id) => [de, en].map((mail) => ({ id, mail })))),
  ...[...thirdMosento, ...thirdRegulated].map(([id, mail]) => ({ id, mail })),
].map(({ id, mail }) => ({ id, mail, subject: mail[0], rule: ruleOf.get(id) ?? 'unknown' }));

const benign = [...second.flatMap((fixture) => fixture.benign), ...everyday];

/*
 * When the lexicons first met these mails they found 78 of the 110 expectations of the second set and, after
 * that had been generalised, 24 of the 45 of the third; none of the 64 harmless mails written until then drew a
 * finding. The last 25 harmless ones were written together with corrections, and two still drew one. What failed
 * was generalised: the sets guard against falling back and no longer measure recall on unseen wording.
 */
describe('independently worded mails', () => {
  test.each(positives)('$rule: “$subject” is found as $id', ({ id, mail }) => {
    const { findings } = checkContent(asInput(mail), strictest);
    expect(findings.map((finding) => finding.code)).toContain(codeOf(id));
  });

  test.each(benign.map((mail) => ({ mail, subject: mail[0] })))('MOS-3.0: “$subject” passes', ({ mail }) => {
    expect(checkContent(asInput(mail), strictest).findings).toEqual([]);
  });
});
