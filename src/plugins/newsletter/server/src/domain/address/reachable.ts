import type { EmailAddress } from './email-address';

const ASCII = /^[\x21-\x7e]+$/;

/**
 * Whether a mail can leave for an address at all. The part before the @ goes over the wire as it is: one that is not
 * ASCII takes SMTPUTF8 in every hop (RFC 6531): the first may offer it, for the others nobody can tell. Domains have
 * their A-label.
 */
export const isReachable = ({ local }: Pick<EmailAddress, 'local'>): boolean => ASCII.test(local);
