import type { EmailAddress } from './email-address';

const ASCII = /^[\x21-\x7e]+$/;
const BEYOND_ASCII = /[^\x00-\x7f]/;

/** Which addresses this site sends mail to. */
export interface Reach {
  /** Also to those that take SMTPUTF8. */
  readonly smtpUtf8: boolean;
}

/**
 * Whether a mail can leave for an address at all. The part before the @ goes over the wire as it is: one that is not
 * ASCII takes SMTPUTF8 in every hop (RFC 6531): the first may offer it, for the others nobody can tell. Domains have
 * their A-label.
 */
export const isReachable = ({ local }: Pick<EmailAddress, 'local'>, { smtpUtf8 }: Reach): boolean =>
  smtpUtf8 || ASCII.test(local);

/** Whether mail to it takes SMTPUTF8 (RFC 6531). Most addresses are told by their first look. */
export const needsSmtpUtf8 = (address: string): boolean =>
  BEYOND_ASCII.test(address) && BEYOND_ASCII.test(address.slice(0, address.lastIndexOf('@')));
