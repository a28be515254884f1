import type { Texts } from '../de';

export const rights: Texts['rights'] = {
  requestTitle: 'My data',
  requestLead:
    'Enter the address this is about. We send a link to it. With the link you see what is stored, download it or erase it.',
  requestPrivate: 'Without access to that mailbox nothing can be seen. This page reveals nothing.',
  requestSubmit: 'Request the link',
  sentTitle: 'We have received your request',
  sentLead:
    'If we have this address on file, the link is on its way there. We send it at most once a day. If nothing arrives, please look in the spam folder and check the spelling.',
  dataTitle: 'Your data',
  dataLead: (sender) =>
    `Here you download what ${sender} holds about your address. The link is valid for three days.`,
  dataAll: 'Everything that is stored',
  dataAllHint: 'Including source, recipients, periods and the history of your consent.',
  dataAllButton: 'Download all data (JSON)',
  dataProvided: 'What you provided yourself',
  dataProvidedHint: 'To take along to another provider.',
  dataJsonButton: 'Download it (JSON)',
  dataCsvButton: 'Download it (CSV)',
  erasureTitle: 'Erase all data',
  erasureLead: (sender) =>
    `One click erases your address and all details at ${sender}. You will receive nothing more. This cannot be undone.`,
  erasureStays: 'What stays:',
  erasureStaysItems: [
    'a check value from which the address cannot be read, so that nobody enters you again',
    'the proof of your earlier consent, locked away for the case of a dispute only, until claims are time-barred',
  ],
  erasureButton: 'Erase all data',
  erasedTitle: 'Your data is erased',
  erasedLead: (sender) =>
    `${sender} no longer knows your address. If you want to receive something again, simply sign up anew.`,
  addressTitle: 'Change the e-mail address',
  addressLead: (sender) =>
    `Where should ${sender} write in future? We ask there. Only when you confirm at the new address does it replace the old one.`,
  addressLabel: 'New e-mail address',
  addressSubmit: 'Request the confirmation',
  addressSentTitle: 'Please confirm the new address',
  addressSentLead:
    'We have sent an e-mail to the new address. The link in it is valid for seven days. Until then nothing changes.',
  addressConfirmTitle: 'Confirm the new address',
  addressConfirmLead: (sender) => `At this address you will receive from ${sender}:`,
  addressConfirmButton: 'Yes, send it here',
  addressConfirmHint: 'From that moment on the old address receives none of it.',
  addressDoneTitle: 'The new address is in use',
  addressDone: (sender) => `${sender} writes to you here from now on. The old address is unsubscribed.`,
  problems: {
    email_missing: 'Enter an e-mail address.',
    email_invalid: 'Enter a complete e-mail address, for example name@example.org.',
    email_unreachable:
      'Enter an address without letters such as ü or é before the @. We cannot send mail to others yet.',
    role_address: 'Enter a personal address, not one such as info@ or office@.',
    disposable_address: 'Enter an address that you will still read later, not one made to be thrown away.',
    test_address: 'Enter your own address. This is a sample address that belongs to nobody.',
    domain_takes_no_mail: 'Check the part behind the @: this domain does not exist, or it takes no mail.',
    same_address: 'This is the address we already have.',
    form_expired: 'The page was open for too long. Please submit the form once more.',
  },
};
