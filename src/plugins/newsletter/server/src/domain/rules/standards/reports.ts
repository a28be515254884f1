import { demands, partDemands } from '../rule';

/** Bounces, feedback loops and the mailboxes behind them (standards B.5). */
export const reportStandards = {
  ...demands('RFC 3464', {
    'R3464-1': 'Delivery reports are read recipient by recipient, and a delay is no bounce.',
    'R3464-2': 'A bounce nobody recognises is unknown and never hard.',
  }),
  ...demands('RFC 3461', {
    'R3461-1': 'Where the next hop offers DSN, reports are asked for with our own envelope id.',
  }),
  ...demands('VERP', {
    'VERP-1': 'The Return-Path carries a signed token per recipient, which a retry keeps.',
    'VERP-2': 'A bounce with a forged token, or none, changes nobody.',
    'VERP-3': 'A bounce is never bounced.',
  }),
  ...demands('RFC 5965', {
    'R5965-1': 'A feedback report finds its delivery even with the recipient blacked out.',
    'R5965-2': 'An abuse report suppresses at once; not-spam and authentication reports touch no subscriber.',
  }),
  ...demands('RFC 6449', {
    'R6449-1': 'Complaints are acted on within a day, and the complainer is not mailed about it.',
  }),
  ...demands('Gmail: Feedback-ID', {
    'FBID-1': 'Feedback-ID has at most four stable fields, none of them about a recipient.',
  }),
  ...partDemands('RFC 2142', {
    'R2142-1': 'Every sending domain has working abuse and postmaster mailboxes.',
  }),
  ...demands('RFC 9116', { 'R9116-1': 'A security.txt with a contact and a near expiry is served.' }),
};
