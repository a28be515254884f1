import type { Texts } from '../de';

export const service: Texts['service'] = {
  originTitle: 'Where did you get my address?',
  originLead:
    'Enter the address in question. We send what is stored about it to that address: source, time, IP address and wording of the consent.',
  originPrivate: 'The answer goes to that address only. This page reveals nothing.',
  originSubmit: 'Request the answer',
  originSentTitle: 'We have received your request',
  originSentLead:
    'If we have this address on file, we send the answer there. If nothing arrives, please look in your spam folder and check the spelling.',
  originProblems: {
    email_missing: 'Enter your e-mail address.',
    email_invalid: 'Enter a complete e-mail address, for example name@example.org.',
    form_expired: 'The page was open for too long. Please submit the form once more.',
  },
  linkInvalidTitle: 'This link does not work',
  linkInvalidLead: 'It is incomplete, expired or already used. Nothing was changed.',
  linkInvalidHints: [
    'Open the link once more directly from the e-mail. Some programs cut long links off.',
    'Did you want to sign up? Then please fill in the form again.',
    'Did you want to unsubscribe? Use the unsubscribe link of the newest message, or reply to it with the word “unsubscribe”.',
  ],
  webViewTitle: 'This message cannot be seen here',
  webViewLead:
    'The view in the browser has ended or was never available. The message in your inbox stays readable.',
  errorTitle: 'That did not work',
  errorCode: 'Code',
  errorRule: 'Rule',
  rateLimitedTitle: 'Please wait a moment',
  rateLimitedLead:
    'Too many requests came from your connection in a short time. We did not process this one.',
  rateLimitedRetry: (minutes) =>
    minutes === 1 ? 'Try again in one minute.' : `Try again in ${minutes} minutes.`,
};
