import { BREAK_WORDS } from './break-words';

/** Why nothing leaves, in words. Codes of the planner and of the hand-over gate. */
export const PAUSE_WORDS: Readonly<Record<string, { de: string; en: string }>> = {
  ...BREAK_WORDS,
  'quiet-hours': {
    de: 'Große Listen gehen nur in den Nebenzeiten hinaus.',
    en: 'Large lists leave off-peak only.',
  },
  'hourly-cap': { de: 'Die Stundengrenze ist erreicht.', en: 'The hourly cap is reached.' },
  reserve: {
    de: 'Der Rest der Stunde ist für Bestätigungsmails reserviert.',
    en: 'The rest of the hour is reserved for confirmation mails.',
  },
  'list-too-large': {
    de: 'Die Liste ist für dieses Versandprofil zu groß.',
    en: 'The list is too large for this transport profile.',
  },
  'cool-down': {
    de: 'Der Mailserver hat sein Kontingent als erschöpft gemeldet; die Domain ruht.',
    en: 'The mail server reported its quota as used up; the domain rests.',
  },
  clock: {
    de: 'Die Uhr wurde zurückgestellt; es geht weiter, sobald sicher ist, dass keine Grenze überschritten wird.',
    en: 'The clock was set back; sending goes on as soon as it is sure that no limit is passed.',
  },
  transport_down: {
    de: 'Der Mailserver ist nicht zu erreichen oder weist uns ab; wir versuchen es weiter.',
    en: 'The mail server cannot be reached or turns us away; we keep trying.',
  },
  unknown_profile: {
    de: 'Ein Versandprofil dieses Absenders gibt es nicht mehr.',
    en: 'A sending profile of this sender does not exist any more.',
  },
  sanction: { de: 'Die Betreiber haben den Versand gedrosselt.', en: 'The operator throttled sending.' },
  'warm-up': {
    de: 'Die Domain ist neu und wird langsam bekannt gemacht: Für heute ist die Menge erreicht.',
    en: 'The domain is new and is introduced slowly: what may leave today has left.',
  },
  contract_ended: {
    de: 'Der Vertrag des Absenders ist abgelaufen; der Rest wird nicht mehr versendet.',
    en: 'The contract of the sender is over; the rest is not sent any more.',
  },
  sender_terminated: {
    de: 'Die Betreiber haben dem Absender gekündigt; der Rest wird nicht mehr versendet.',
    en: 'The operator terminated the sender; the rest is not sent any more.',
  },
  sender_not_active: {
    de: 'Der Absender ist nicht freigegeben oder gesperrt.',
    en: 'The sender is not approved or is suspended.',
  },
  policy_not_accepted: {
    de: 'Die geltenden Regeln sind noch nicht angenommen.',
    en: 'The policies in force are not accepted yet.',
  },
  confirmation_void: {
    de: 'Der Inhalt stimmt nicht mit dem bestätigten überein.',
    en: 'The content is not what was confirmed.',
  },
  approval_void: {
    de: 'Für diesen Inhalt fehlt die Freigabe.',
    en: 'The approval for this content is missing.',
  },
  mail_not_built: {
    de: 'Eine Mail ließ sich nicht erstellen; den Grund nennt das Protokoll des Servers.',
    en: 'A mail could not be put together; the log of the server says why.',
  },
  dkim_not_ready: {
    de: 'Der Signaturschlüssel ist nicht verwendbar.',
    en: 'The signing key cannot be used.',
  },
};
