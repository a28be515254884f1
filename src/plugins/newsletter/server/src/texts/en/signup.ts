import { WITHDRAWAL } from '../../domain/signup-form/starter-texts';
import type { Texts } from '../de';

export const signup: Texts['signup'] = {
  purposesLegend: 'What would you like to receive?',
  purposesHint: 'Tick what you want. Every consent stands alone; none is a condition for another.',
  detailsLegend: 'Your details',
  dataHeading: 'What happens with your data',
  withdrawal: WITHDRAWAL.en,
  nextStep:
    'After submitting you receive an e-mail with a link. You are signed up only once you have confirmed there.',
  submit: 'Submit the sign-up',
  problems: {
    email_missing: 'Enter your e-mail address.',
    email_invalid: 'Enter a complete e-mail address, for example name@example.org.',
    email_unreachable:
      'Enter an address without letters such as ü or é before the @. We cannot send mail to others yet.',
    email_role:
      'Enter a personal address. We do not accept shared addresses such as info@ or office@, because no single person stands behind them.',
    email_disposable:
      'Enter an address that you will still read later. We do not accept addresses made to be thrown away, because soon nobody reads there what we write.',
    email_test: 'Enter your own address. This is a sample address that belongs to nobody.',
    email_no_mail: 'Check the part behind the @: this domain does not exist, or it takes no mail.',
    consent_missing: 'Tick at least one box.',
    field_invalid: (label) => `Check your entry for “${label}”.`,
    form_expired: 'Please look through the form once more and submit it here.',
    form_changed: 'The form has changed. Please read what it says now and submit it once more.',
    too_fast: 'That was very quick. Please wait two seconds and submit the form once more.',
  },
  boxesAgain: 'Please tick your choice again: we never tick a box for you.',
  submittedTitle: 'Please check your inbox',
  submittedLead: (days) =>
    `We have received your sign-up. If it can be confirmed for this address, an e-mail is on its way there. Open the link in it and confirm on the page. The link is valid for ${days} days.`,
  submittedDelayed:
    'Unusually many people are signing up right now, so the e-mail may take some hours; there is nothing more to do.',
  submittedNothing:
    'Nothing arrives? Look in your spam folder and check whether the address was spelled correctly.',
  submittedUntil: 'Until you have confirmed you will receive no further messages.',
  confirmTitle: 'Confirm your sign-up',
  confirmLead: (sender) => `The following was requested from ${sender} for your e-mail address:`,
  confirmButton: 'Yes, sign me up',
  confirmNotYou: 'Was it not you? Then close this page. You will receive nothing.',
  confirmedTitle: 'You are signed up',
  confirmedLead: (sender) => `From now on you receive from ${sender}:`,
  confirmedLeave:
    'There is an unsubscribe link at the end of every message. With it you can leave at any time, with two clicks and without a password.',
};
