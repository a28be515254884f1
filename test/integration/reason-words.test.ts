import de from '../../src/plugins/newsletter/admin/src/translations/de.json';
import en from '../../src/plugins/newsletter/admin/src/translations/en.json';
import { cancellationOf } from '../../src/plugins/newsletter/server/src/domain/delivery/cancellation';
import { COUNTERS } from '../../src/plugins/newsletter/server/src/domain/metrics/counters';

const SAY_NOTHING = ['none', 'other'];

const REASONS: readonly string[] = [
  ...COUNTERS.skipped.labels.reason,
  ...COUNTERS.attempts.labels.class,
  ...['contract_ended', 'sender_terminated', null].map((why) => cancellationOf(why).reason),
].filter((reason) => !SAY_NOTHING.includes(reason));

it.each([
  ['German', de],
  ['English', en],
] as const)('DESIGN-2.6: why somebody got no mail is told in words (%s)', (_language, words) => {
  expect(REASONS.filter((reason) => !Object.hasOwn(words, `reason.${reason}`))).toEqual([]);
});
