import type { Texts } from '../de';

export const leaving: Texts['leaving'] = {
  unsubscribeTitle: 'Unsubscribe',
  unsubscribeLead: (sender, purpose) =>
    `You receive “${purpose}” from ${sender}. One click is enough, and it takes effect at once.`,
  unsubscribeOne: (purpose) => `Unsubscribe from “${purpose}”`,
  unsubscribeAll: (sender) => `Unsubscribe from everything by ${sender}`,
  unsubscribedTitle: 'You are unsubscribed',
  unsubscribedOne: (sender, purpose) =>
    `This takes effect at once. You will no longer receive “${purpose}” from ${sender}.`,
  unsubscribedAll: (sender) => `This takes effect at once. You will receive no more messages from ${sender}.`,
  unsubscribedUnderway: 'We cannot call back a message that is already on its way.',
  undo: 'Was it a mistake? Then simply sign up again.',
  undoLink: 'Go to the sign-up',
  preferencesLink: 'See your choice',
  preferencesTitle: 'Your choice',
  preferencesLead: (sender) => `This is everything you currently receive from ${sender}.`,
  preferencesLegend: 'What do you no longer want to receive?',
  preferencesHint:
    'Tick what should end. Everything else stays as it is. You can add something new only by signing up and confirming.',
  preferencesLeaveBox: (purpose) => `End “${purpose}”`,
  preferencesSave: 'End what is ticked',
  preferencesLeaveAll: 'End everything',
  preferencesNothing: (sender) => `You currently receive nothing from ${sender}.`,
  preferencesNothingSelected: 'Tick at least one box or choose “End everything”.',
  savedTitle: 'Your choice is saved',
  savedEnded: 'From now on you no longer receive:',
  savedKept: 'You continue to receive:',
  savedKeptNothing: 'You now receive nothing.',
  neverAgainTitle: 'Never write to me again',
  neverAgainLead:
    'Somebody entered your e-mail address in a sign-up form, and it was not you? One click is enough: after that we send no more confirmation mails to this address, whichever form is used.',
  neverAgainKeep: 'What you have already confirmed is not affected.',
  neverAgainButton: 'Never write to this address again',
  neverAgainDoneTitle: 'Your address is blocked',
  neverAgainDone:
    'From now on we send no more confirmation mails to this address. For that we keep only a check value from which the address cannot be read.',
};
