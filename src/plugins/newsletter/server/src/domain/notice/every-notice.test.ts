import { MEASURES, VERDICTS } from '../abuse/decision';
import * as composers from './index';
import type { Locale, ServiceMail } from './index';

type Composer = Exclude<
  Extract<keyof typeof composers, `${string}Mail`>,
  'composeMail' | 'lintConfirmationMail'
>;

const moment = { at: new Date('2026-11-21T13:03:00Z'), zone: 'Europe/Berlin' };
const senderName = 'Müller Backwaren';
const imprintLines = ['Müller Backwaren GmbH', 'Ofenweg 1, 12345 Musterstadt', 'info@mueller.example'];
const page = (name: string) => `https://nl.mueller.example/newsletter/${name}/abc123`;
const footer = { imprintLines, privacyUrl: 'https://mueller.example' };
const asking = {
  senderName,
  purposes: [{ title: 'Monatsbrief', kinds: ['Neues aus der Backstube'], frequency: '1× im Monat' }],
  requestedAt: moment,
  pageUrl: 'https://mueller.example/newsletter',
  confirmUrl: page('confirm'),
  validDays: 7,
  neverAgainUrl: page('never-again'),
  imprintLines,
};
const entry = {
  purposeTitle: 'Monatsbrief',
  source: 'Formular',
  requested: { moment },
  consentText: 'Ja, einmal im Monat.',
};

/** Each service mail in all its forms; `tsc` misses the one that is not here. */
const decided = {
  caseNumber: 'AB-1',
  measure: 'web_version_closed' as const,
  reasons: 'Die Seite täuscht über ihren Anbieter.',
  escalationAddress: 'service@versand.example',
  ...footer,
};
const MAILS: Record<Composer, (locale: Locale) => ServiceMail[]> = {
  confirmationMail: (locale) => [composers.confirmationMail(asking, locale)],
  addressChangeMail: (locale) => [composers.addressChangeMail(asking, locale)],
  renewalMail: (locale) => [
    composers.renewalMail(
      {
        senderName,
        purposeTitle: 'Monatsbrief',
        expressedAt: moment,
        expiresAt: moment,
        renewUrl: page('renew'),
        preferencesUrl: page('preferences'),
        imprintLines,
      },
      locale,
    ),
  ],
  originMail: (locale) =>
    [[], [entry]].map((entries) => composers.originMail({ senderName, entries, ...footer }, locale)),
  rightsMail: (locale) => [
    composers.rightsMail(
      { senderName, validDays: 3, dataUrl: page('data'), erasureUrl: page('erasure'), ...footer },
      locale,
    ),
  ],
  abuseAcknowledgementMail: (locale) =>
    (['blocked', 'click-needed'] as const).map((blocking) =>
      composers.abuseAcknowledgementMail(
        {
          caseNumber: 'AB-1',
          receivedAt: moment,
          blocking,
          anonymous: true,
          escalationAddress: 'service@versand.example',
          ...footer,
        },
        locale,
      ),
    ),
  abuseDecisionMail: (locale) =>
    VERDICTS.map((verdict) => composers.abuseDecisionMail({ ...decided, verdict }, locale)),
  statementOfReasonsMail: (locale) =>
    MEASURES.map((measure) =>
      composers.statementOfReasonsMail({ ...decided, senderName, measure, ground: '§ 263 StGB' }, locale),
    ),
  abuseConfirmMail: (locale) => [
    composers.abuseConfirmMail({ caseNumber: 'AB-1', confirmUrl: page('abuse'), ...footer }, locale),
  ],
};

const EVERY = Object.entries(MAILS).flatMap(([name, mails]) =>
  composers.LOCALES.map((locale): [string, Locale, ServiceMail[]] => [name, locale, mails(locale)]),
);

describe('service mails', () => {
  it.each(EVERY)(
    'DE-9: %s in %s courts nobody: no picture, offer, badge or link but its own',
    (_, __, mails) => {
      for (const mail of mails) expect(composers.lintConfirmationMail(mail)).toEqual([]);
    },
  );

  it('DE-9: every mail the product can compose is read here', () => {
    const known = Object.keys(composers).filter((name) => /^(?!compose|lint).*Mail$/.test(name));
    expect(known.sort()).toEqual(Object.keys(MAILS).sort());
  });
});
