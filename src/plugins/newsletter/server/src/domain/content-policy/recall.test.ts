import { checkContent } from './check-content';
import { asInput } from './fixtures/as-input';
import { secondApproval } from './fixtures/second-approval';
import { secondForbidden } from './fixtures/second-forbidden';
import { secondMailster } from './fixtures/second-mailster';
import { secondNotAccepted } from './fixtures/second-not-accepted';
import { contentPolicyFor } from './policy';

const strictest = contentPolicyFor(['strictest']);
const second = [...secondForbidden, ...secondNotAccepted, ...secondApproval, ...secondMailster];
const codeOf = (id: string) => id.replace(/[^a-z0-9]+/g, '_');

test('first contact', () => {
  const all = second.flatMap((f) => f.expects.flatMap((id) => [f.de, f.en].map((mail, i) => ({ id, i, mail }))));
  const missed = all.filter(({ id, mail }) => !checkContent(asInput(mail), strictest).findings.some((x) => x.code === codeOf(id)));
  const blocked = second.flatMap((f) => [f.de, f.en]).filter((mail) => checkContent(asInput(mail), strictest).verdict === 'ok');
  console.log(all.length - missed.length, '/', all.length, missed.map((m) => m.id + ' ' + m.i).join('\n'));
  console.log('mails with no finding at all', blocked.length, 'of', second.length * 2);
  const fp = second.flatMap((f) => f.benign).flatMap((mail) => checkContent(asInput(mail), strictest).findings.map((x) => [mail[0], x.code, x.excerpt]));
  console.log('FP', JSON.stringify(fp, null, 1));
});
