import { draftOfLimits, limitsOfDraft } from './senderLimits';

const EMPTY = draftOfLimits(null);

test('MOS-1.4: what an operator types becomes limits, and what is left empty is no limit', () => {
  const typed = { ...EMPTY, spacingSeconds: '1,5', warmUpPerDay: '50, 100;200' };
  expect(limitsOfDraft(typed, null)).toEqual({ spacingSeconds: 1.5, warmUpPerDay: [50, 100, 200] });
  expect(limitsOfDraft(EMPTY, null)).toEqual({});
});

test('MOS-1.4: limits shown and saved again stay the same, hours set elsewhere among them', () => {
  const limits = { capPerHour: 0, maxListSize: 100, warmUpPerDay: [5], offPeak: { overRecipients: 10 } };
  expect(limitsOfDraft(draftOfLimits(limits), limits)).toEqual(limits);
});

test('MOS-1.4: what is no number reaches the server as it was typed, to be refused there', () => {
  expect(limitsOfDraft({ ...EMPTY, capPerHour: 'viele' }, null)).toEqual({ capPerHour: 'viele' });
});
