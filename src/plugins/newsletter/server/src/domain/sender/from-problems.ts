import type { NameFault } from './display-name';

export type AddressFault =
  | 'from_control_characters'
  | 'from_malformed'
  | 'from_free_mail'
  | 'from_foreign_domain'
  | 'reply_to_malformed'
  | 'sender_domain_invalid';

export type FromCode = AddressFault | NameFault;

export interface FromProblem {
  readonly field: 'fromName' | 'fromEmail' | 'replyTo' | 'senderDomain';
  readonly code: FromCode;
  readonly rule: 'MFR-5.3' | 'R5322-4' | 'GM-DN';
  readonly message: { readonly de: string; readonly en: string };
}

const PROBLEMS: Readonly<Record<FromCode, Omit<FromProblem, 'code'>>> = {
  from_control_characters: {
    field: 'fromEmail',
    rule: 'R5322-4',
    message: {
      de: 'Die Absenderadresse enthält Zeilenumbrüche oder Steuerzeichen.',
      en: 'The sender address contains line breaks or control characters.',
    },
  },
  from_malformed: {
    field: 'fromEmail',
    rule: 'MFR-5.3',
    message: { de: 'Die Absenderadresse ist ungültig.', en: 'The sender address is invalid.' },
  },
  from_free_mail: {
    field: 'fromEmail',
    rule: 'MFR-5.3',
    message: {
      de: 'Adressen von Freemail-Anbietern können kein Absender sein.',
      en: 'Addresses of free-mail providers cannot be the sender.',
    },
  },
  from_foreign_domain: {
    field: 'fromEmail',
    rule: 'MFR-5.3',
    message: {
      de: 'Die Absenderadresse gehört nicht zur Domain des Absenders.',
      en: 'The sender address does not belong to the domain of the sender.',
    },
  },
  reply_to_malformed: {
    field: 'replyTo',
    rule: 'MFR-5.3',
    message: { de: 'Die Antwortadresse ist ungültig.', en: 'The reply address is invalid.' },
  },
  sender_domain_invalid: {
    field: 'senderDomain',
    rule: 'MFR-5.3',
    message: { de: 'Die Domain des Absenders ist ungültig.', en: 'The domain of the sender is invalid.' },
  },
  name_missing: {
    field: 'fromName',
    rule: 'MFR-5.3',
    message: { de: 'Der Absendername fehlt.', en: 'The sender name is missing.' },
  },
  name_control_characters: {
    field: 'fromName',
    rule: 'R5322-4',
    message: {
      de: 'Der Absendername enthält Zeilenumbrüche oder unsichtbare Zeichen.',
      en: 'The sender name contains line breaks or invisible characters.',
    },
  },
  name_too_long: {
    field: 'fromName',
    rule: 'MFR-5.3',
    message: {
      de: 'Der Absendername ist länger als 100 Zeichen.',
      en: 'The sender name is longer than 100 characters.',
    },
  },
  name_contains_address: {
    field: 'fromName',
    rule: 'MFR-5.3',
    message: {
      de: 'Der Absendername darf keine E-Mail-Adresse enthalten.',
      en: 'The sender name must not contain an e-mail address.',
    },
  },
  name_contains_domain: {
    field: 'fromName',
    rule: 'MFR-5.3',
    message: {
      de: 'Der Absendername darf keine fremde Domain enthalten.',
      en: 'The sender name must not contain the domain of others.',
    },
  },
  name_mixed_scripts: {
    field: 'fromName',
    rule: 'MFR-5.3',
    message: {
      de: 'Der Absendername mischt Schriften in einem Wort.',
      en: 'The sender name mixes scripts within a word.',
    },
  },
  name_look_alike: {
    field: 'fromName',
    rule: 'MFR-5.3',
    message: {
      de: 'Der Absendername besteht aus Buchstaben, die lateinischen nur ähneln.',
      en: 'The sender name consists of letters that only look like Latin ones.',
    },
  },
  name_imitates_mark: {
    field: 'fromName',
    rule: 'GM-DN',
    message: {
      de: 'Der Absendername ahmt ein Prüfzeichen nach.',
      en: 'The sender name imitates a mark of verification.',
    },
  },
};

export const fromProblem = (code: FromCode): FromProblem => ({ code, ...PROBLEMS[code] });
