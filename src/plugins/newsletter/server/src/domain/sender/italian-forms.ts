import { plainForm } from './legal-forms';

/** Without a business by their nature, in the languages of Italy. Every other form counts as a company. */
const NO_COMPANIES = new Set([
  'associazione',
  'associazione riconosciuta',
  'associazione non riconosciuta',
  'associazione culturale',
  'associazione di promozione sociale',
  'aps',
  'organizzazione di volontariato',
  'odv',
  'ets',
  'onlus',
  'asd',
  'fondazione',
  'comitato',
  'ente pubblico',
  'ente ecclesiastico',
  'libero professionista',
  'libera professionista',
  'freiberufler',
  'freiberuflerin',
  'verein',
  'stiftung',
  'körperschaft des öffentlichen rechts',
]);

/** Whose capital stands on every letter (c.c. art. 2250 comma 2). South Tyrol has the German names too. */
const CAPITAL_COMPANIES = new Set([
  'spa',
  'sapa',
  'srl',
  'srls',
  'ag',
  'kgaa',
  'gmbh',
  'società per azioni',
  'società in accomandita per azioni',
  'società a responsabilità limitata',
  'società a responsabilità limitata semplificata',
  'aktiengesellschaft',
  'gesellschaft mit beschränkter haftung',
]);

/** `S. r. l.` → `srl`, `GmbH / S.r.l. unipersonale` → `gmbh`, `srl`, `unipersonale`. */
const spellings = (legalForm: string): string[] => {
  const form = plainForm(legalForm).replaceAll('.', '');
  return [form, form.replaceAll(' ', ''), ...form.split(/[\s/,–-]+/)];
};

export const isItalianCompany = (legalForm: string): boolean =>
  !NO_COMPANIES.has(plainForm(legalForm).replaceAll('.', ''));

export const isItalianCapitalCompany = (legalForm: string): boolean =>
  spellings(legalForm).some((spelling) => CAPITAL_COMPANIES.has(spelling));
