import { demands, partDemands } from '../rule';

/** What a message must look like (standards B.2 to B.4). */
export const messageStandards = {
  ...demands('RFC 8058', {
    'R8058-1':
      'List-Unsubscribe holds exactly one https address, and List-Unsubscribe-Post the one fixed value.',
    'R8058-2': 'A DKIM signature covers both unsubscribe headers.',
    'R8058-3': 'The unsubscribe address alone names list and recipient, is opaque and cannot be guessed.',
    'R8058-4': 'The unsubscribe POST works in both form encodings, without cookie, login or other context.',
    'R8058-5': 'The unsubscribe POST is answered directly and never with a redirect.',
    'R8058-6': 'Fetching the unsubscribe address shows a page and changes nothing.',
    'R8058-7': 'The unsubscribe POST is idempotent, needs no CSRF token and carries no e-mail address.',
    'R8058-8': 'Browsers of other origins may send the unsubscribe POST.',
  }),
  ...demands('RFC 2369', {
    'R2369-1': 'Each list header occurs once, with its addresses in angle brackets.',
  }),
  ...demands('RFC 2919', {
    'R2919-1': 'List-Id is shaped like a domain and stays the same over all campaigns.',
  }),
  ...demands('Header set', {
    'HDR-1': 'Newsletters always offer one-click unsubscribe; confirmation and service mail need not.',
    'HDR-2': 'Each campaign message names its Mailing-ID and where to report abuse.',
  }),
  ...demands('RFC 9477', {
    'R9477-1': 'CFBL-Address asks for complaint reports in the sender’s own domain, and is signed.',
  }),
  ...demands('RFC 5322', {
    'R5322-1': 'Mandatory headers occur exactly once, lines are short and end in CRLF.',
    'R5322-2': 'Each recipient’s message has an own Message-ID, which a retry keeps.',
    'R5322-3': 'A message has one recipient, and To names nobody else.',
    'R5322-4': 'A line break in a name, subject or merge field cannot start a header.',
  }),
  ...demands('RFC 2047', { 'R2047-1': 'Encoded words are short and split between characters, not bytes.' }),
  ...demands('RFC 2046', {
    'R2046-1': 'Text and HTML say the same, text first, with imprint and unsubscribe in both.',
  }),
  ...demands('RFC 6531', {
    'R6531-1': 'International domains become A-labels; a missing SMTPUTF8 is no unknown user.',
  }),
  ...demands('RFC 6532', { 'R6532-1': 'Headers are pure ASCII unless SMTPUTF8 was agreed.' }),
  ...demands('RFC 3834', {
    'R3834-1': 'Robot mail says so and never answers another robot.',
    'R3834-2': 'Newsletters tell auto-responders to keep quiet.',
  }),
  ...demands('Message size', { 'SIZE-1': 'A message that mailbox providers would clip is warned about.' }),
  ...demands('Gmail: display', {
    'GM-DN': 'Display name and subject pretend nothing, and no content is hidden by style.',
  }),
  ...demands('RFC 6376', {
    'R6376-1': 'DKIM signs From and every header a reader or provider relies on.',
    'R6376-2': 'Oversigning makes an added second From or Subject break the signature.',
    'R6376-3': 'Signatures are relaxed RSA-SHA256 without a length tag, over keys of sufficient size.',
    'R6376-4': 'The signing domain aligns with the From domain of each sender.',
  }),
  ...partDemands('RFC 7208', {
    'SPF-1': 'The Return-Path domain publishes an SPF record within the lookup limit.',
  }),
  ...demands('RFC 9989', { 'DMARC-1': 'A From domain without a DMARC record is refused or warned about.' }),
  ...demands('SMTP and TLS', {
    'TLS-1': 'Transport is encrypted with a current TLS version when it is required.',
  }),
};
