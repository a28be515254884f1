import { textValue } from '../arguments';
import { InputError, type Run } from '../command';
import { withNewsletter } from '../site';

const DAY_MS = 24 * 3_600_000;

const dayOf = (text: string, otherwise: number): number => {
  if (text === '') return otherwise;
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  if (Number.isNaN(at)) throw new InputError('option_invalid', 'A day is written like 2026-11-21.');
  return at;
};

/** Negative when one request took longer than the three days allowed. */
export const run: Run = async (invocation) => {
  const sender = textValue(invocation.values, 'sender');
  const report = await withNewsletter(invocation, async ({ clock, leavingReport, leavingByMail }) => ({
    ...(await leavingReport({
      from: dayOf(textValue(invocation.values, 'from'), clock.now() - 30 * DAY_MS),
      to: dayOf(textValue(invocation.values, 'to'), clock.now() + DAY_MS),
      senderId: sender === '' ? undefined : sender,
    })),
    // Ids and times alone: who wrote stands in the database.
    undecided: (await leavingByMail.tasks()).map(({ id, reason, receivedAt, dueAt }) => ({
      id,
      reason,
      receivedAt: new Date(receivedAt).toISOString(),
      dueAt: new Date(dueAt).toISOString(),
    })),
  }));
  const days = report.days.map(
    ({ day, requests, medianMs, p95Ms, maxMs, byMethod }) =>
      `${day}  ${requests} requests, median ${medianMs} ms, 95 % within ${p95Ms} ms, longest ${maxMs} ms  ${JSON.stringify(byMethod)}`,
  );
  const verdict = `${report.requests} requests to leave, the longest took ${report.maxMs} ms.`;
  const waiting = report.undecided.map(
    ({ id, dueAt }) => `request ${id} by mail waits for a decision until ${dueAt}`,
  );
  return {
    exitCode: report.withinAllowed ? 0 : 1,
    document: report,
    text: [verdict, ...days, ...waiting].join('\n'),
  };
};
