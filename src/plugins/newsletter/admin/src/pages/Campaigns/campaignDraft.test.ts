import type { Overview } from '../../../../shared/contracts';
import { emptyDraft, mailingPurposes, problemsIn, subjectFit, withSender } from './campaignDraft';

const purpose = (key: string, senderId: string, kind: 'mailing' | 'tracking' | 'partner' = 'mailing') => ({
  id: key,
  senderId,
  key,
  title: key,
  kind,
  activeCount: 1,
});

const overview = (senderIds: readonly string[], purposes: Overview['purposes']) =>
  ({ senders: senderIds.map((id) => ({ id })), purposes }) as unknown as Overview;

test('MOS-2.5: a campaign can be aimed at mailing purposes of its own sender only', () => {
  const purposes = [purpose('news', 's1'), purpose('opens', 's1', 'tracking'), purpose('offers', 's2')];
  expect(mailingPurposes(purposes, 's1').map(({ key }) => key)).toEqual(['news']);
});

test('MOS-2.5: another sender empties purpose and template, and a single purpose is chosen at once', () => {
  const purposes = [purpose('news', 's1'), purpose('offers', 's2'), purpose('events', 's2')];
  const draft = { ...emptyDraft(overview(['s1'], purposes)), templateId: 't1' };
  expect(draft).toMatchObject({ senderId: 's1', purposeKey: 'news' });
  expect(withSender(draft, 's2', purposes)).toMatchObject({
    senderId: 's2',
    purposeKey: '',
    templateId: null,
  });
});

test('DESIGN-2.7: with several senders none is chosen for the editor', () => {
  expect(emptyDraft(overview(['s1', 's2'], [purpose('news', 's1')]))).toMatchObject({
    senderId: '',
    purposeKey: '',
  });
});

test('DESIGN-2.6: a draft names every field it lacks, and blanks do not fill one', () => {
  const draft = { ...emptyDraft(overview([], [])), title: '  ', subject: 'Hello' };
  expect(problemsIn(draft)).toEqual(['title', 'senderId', 'purposeKey', 'body']);
});

test.each([
  ['', 'empty'],
  ['a'.repeat(40), 'phone'],
  ['a'.repeat(41), 'desktop'],
  ['a'.repeat(71), 'cut'],
  ['🙂'.repeat(40), 'phone'],
])('DESIGN-1: the subject "%s" is judged by the characters people see: %s', (subject, fit) => {
  expect(subjectFit(subject)).toBe(fit);
});
