import type { NoticeTexts } from './de';

/** The service mails in English. */
export const en: NoticeTexts = {
  confirmation: {
    subject: (sender) => `Please confirm: sign-up at ${sender}`,
    salutation: 'Hello,',
    request: (moment, sender, page) =>
      `on ${moment} this e-mail address was entered on the page ${page} to receive the following from ${sender}:`,
    purpose: (title, kinds, frequency) => `${title} (${kinds}; ${frequency})`,
    ask: (days) => `If you want this, please confirm it. The link is valid for ${days} days.`,
    confirmLink: 'Confirm the sign-up',
    notYou: 'If it was not you, do nothing. You will then receive no further e-mail about this sign-up.',
    neverAgainLink: 'Never write to this address about a sign-up again',
  },
  abuse: {
    acknowledgementSubject: (caseNumber) => `We have received your complaint (case ${caseNumber})`,
    confirmSubject: (caseNumber) => `Please confirm: block your address (case ${caseNumber})`,
    received: (moment) => `We received your complaint on ${moment}.`,
    caseNumber: 'Case number',
    mailingId: 'Mailing-ID',
    nextStep:
      'We examine the mailing and the proof of consent, and demand an explanation from the sender. The case is closed only with a decision.',
    blocked: 'Your address is already blocked at this sender. They can send you nothing more.',
    clickNeeded:
      'Your address is not blocked yet. We have sent you a second e-mail for that: one click in it is enough. This keeps people from blocking addresses that are not theirs.',
    anonymous: 'We pass neither your name nor your address on to the sender.',
    escalation: (address) => `If you get no answer from us, write to ${address} and give the case number.`,
    reported:
      'An unwanted message was reported to us under this e-mail address. Please confirm that you received this e-mail. We then block your address at this sender at once.',
    confirmLink: 'Confirm and block the address',
    notYou: 'If you reported nothing, do nothing. Then nothing is blocked either.',
  },
  abuseDecision: {
    subject: (caseNumber) => `Decision on your report (case ${caseNumber})`,
    verdicts: {
      justified: 'We have examined your report: it is justified.',
      unjustified: 'We have examined your report: we found no breach.',
      unclear: 'We have examined your report: whether there was a breach could not be settled.',
    },
    measures: {
      none: 'Nothing was restricted.',
      web_version_closed: 'The web version of the mailing can no longer be opened.',
      campaign_stopped: 'The mailing was ended.',
      sender_suspended: 'The sender was suspended and can send nothing more through us.',
    },
    reasons: 'Reasons:',
    byPeople: 'A person decided this, not an automated process.',
    redress: (address) =>
      `If you do not agree, write to ${address} and give the case number. The courts are open to you in any case.`,
  },
  statement: {
    subject: (caseNumber) => `Reasons for a restriction (case ${caseNumber})`,
    concerns: (sender) => `These reasons concern the sender ${sender}.`,
    scope: 'This applies everywhere and until further notice.',
    ground: 'Ground:',
    byNotice: 'It followed a report; we do not say who filed it.',
  },
  origin: {
    subject: (sender) => `Where ${sender} got your address from`,
    asked: (sender) => `You asked where ${sender} got this e-mail address from.`,
    nothing: (sender) => `${sender} has nothing stored about this address.`,
    found: 'This is stored:',
    purpose: 'Purpose',
    source: 'Source',
    requestedAt: 'Requested',
    confirmedAt: 'Confirmed',
    notConfirmed: 'no',
    withIp: (moment, ip) => `${moment}, IP address ${ip}`,
    withdrawnAt: 'Withdrawn',
    consentText: 'Wording of the consent',
    notYou: 'If you did not ask, do nothing. This answer went to this address only.',
  },
  renewal: {
    subject: (purpose) => `Would you like to keep receiving “${purpose}”?`,
    since: (purpose, sender, moment) => `On ${moment} you allowed ${sender} to send you “${purpose}”.`,
    lapses: (moment) =>
      `This consent does not last for ever: it ends on ${moment}. One click on the following page renews it.`,
    renewLink: 'Renew the consent',
    nothing: 'If you do not want that, do nothing. From that day on you will receive nothing more.',
    preferencesLink: 'Unsubscribe now',
  },
  rights: {
    subject: (sender) => `Your data at ${sender}`,
    asked: (sender) =>
      `Somebody asked on our page to see the data that ${sender} holds about this e-mail address.`,
    valid: (days) => `The following links are valid for ${days} days and meant for you alone.`,
    dataLink: 'See and download the data',
    erasureLink: 'Erase all data',
    notYou: 'If that was not you, do nothing. Nothing will change.',
  },
  addressChange: {
    subject: (sender) => `Please confirm: new e-mail address at ${sender}`,
    salutation: 'Hello,',
    request: (moment, sender) =>
      `on ${moment} this e-mail address was entered as the new address to receive the following from ${sender}:`,
    ask: (days) =>
      `If that is right, please confirm it. Only then does it replace the old address. The link is valid for ${days} days.`,
    confirmLink: 'Confirm the new address',
    notYou: 'If that was not you, do nothing. You will receive no further e-mail about it.',
  },
  footer: { privacy: (url) => `Privacy: ${url}` },
};
