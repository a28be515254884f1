import { demands, partDemands } from '../rule';

/** Data protection and advertising law (standards B.7 to B.13). Engineering input, no legal advice. */
export const lawStandards = {
  ...demands('GDPR', {
    'G-7.1': 'Consent can be demonstrated, and tampering with its record shows.',
    'G-7.3': 'Withdrawing is as easy as consenting, and announced beforehand.',
    'G-7.4': 'No other service depends on the box being ticked.',
    'G-8': 'No ages are collected by default.',
    'G-13': 'The notice required at collection is linked, versioned and complete before a form goes live.',
    'G-15': 'A person gets all data held about them, with its source.',
    'G-16': 'A corrected address has to confirm anew.',
    'G-17': 'Erasure leaves a hashed block and restricted proof, and no readable address.',
    'G-20': 'A person can take the data they gave along in a format machines read.',
    'G-21': 'An objection to advertising works at once and lasts.',
    'G-25': 'Defaults collect little and track nothing.',
    'G-30': 'Records of processing for both roles can be generated.',
  }),
  ...partDemands('GDPR', {
    'G-7.2': 'The request for consent stands apart and is in plain words.',
    'G-14': 'People whose data was imported are told where it came from.',
    'G-28': 'A processing agreement and a list of sub-processors exist.',
    'G-32': 'Data is encrypted and access controlled.',
    'G-33': 'A breach has a deadline of three days that somebody watches.',
  }),
  ...demands('Germany', {
    'DE-1': 'Advertising mail needs prior express consent, of businesses too.',
    'DE-2': 'The sender is not disguised, and a valid address takes the demand to stop.',
    'DE-3': 'The exception for existing customers is off, since only double opt-in counts here.',
    'DE-4': 'No retention period made for telephone consent is claimed for e-mail.',
    'DE-5': 'Each single consent is stored in full and can be printed any time.',
    'DE-6': 'The confirmation mail is plain and advertises nothing.',
    'DE-7': 'A sign-up is asked to confirm once, without reminders.',
    'DE-8': 'Consent names the companies and kinds of goods it covers.',
    'DE-9': 'Service mail contains no advertising.',
    'DE-10': 'A subscriber not mailed for too long counts as stale and has to consent anew.',
    'DE-11': 'The imprint has every field German law lists, without a PO box as address.',
    'DE-13': 'Forms and pages are accessible.',
  }),
  ...partDemands('Germany', {
    'DE-12': 'Commercial mail is recognisable as such from header and subject.',
    'DE-14': 'Reports of illegal content get a receipt and a reasoned decision.',
  }),
  ...demands('Tracking', {
    'TRK-1': 'By default no message contains a beacon or a rewritten link.',
    'TRK-2': 'Tracking is a purpose of its own with its own box.',
    'TRK-5': 'Neither IP address nor browser is stored.',
    'TRK-6': 'Ending the tracking leaves the newsletter untouched.',
  }),
  // Nothing measures yet: what holds is that no opened link or image stores anything, whoever agreed to what.
  ...partDemands('Tracking', {
    'TRK-3': 'Consent is checked when a pixel or link is requested, and after withdrawal nothing is stored.',
    'TRK-4': 'Counting without persons uses one address for all recipients.',
  }),
  ...demands('Austria', {
    'AT-1': 'Advertising mail needs prior consent, and the exception honours the opt-out list.',
    'AT-2': 'Addresses and domains on the ECG list are skipped wherever consent is not express.',
    'AT-3': 'Frequent newsletters carry the imprint of a periodical medium.',
    'AT-4': 'Known old test addresses are recognised.',
  }),
  ...demands('Switzerland', {
    'CH-1': 'Mass advertising needs prior consent, a correct sender and a free way to refuse.',
    'CH-2': 'Identity and contact address stand in the message.',
  }),
  ...partDemands('Switzerland', {
    'CH-3': 'Providers may cut off senders of spam.',
    'CH-4': 'Duties of the data-protection act are supported by export, erasure and records.',
  }),
  ...demands('Italy', {
    'IT-1': 'Advertising mail needs consent, for company addresses too.',
    'IT-4': 'Company data and tax number are shown.',
  }),
  ...partDemands('Italy', {
    'IT-2': 'The two-year limit is kept as a contract rule, and the docs do not call it law.',
    'IT-3': 'The two measures of the year 2013 named by the policy are followed.',
  }),
  ...demands('Outside of Europe', {
    'CAN-SPAM': 'True header and subject, a postal address and a lasting opt-out are present.',
    CASL: 'Consent states purpose and requester, and the way out stays open.',
    LGPD: 'Consent is free, informed, separate, provable and revocable.',
  }),
};
