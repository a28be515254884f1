import { MessageError } from './message-error';

const MAX_URL = 900; // leaves room for the header's name within RFC 5322's 998
/** A trial on one's own machine has no certificate; no other host can receive such a link anyway. */
const LOOPBACK = /^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?\//;
const URI_CHARACTERS = /^[A-Za-z0-9\-._~:/?#[\]@!$&'()*+;=%]+$/;

/**
 * A URI that may stand in a header as it is. The product makes these itself; a foreign scheme, a blank, an
 * angle bracket or a comma (which would start a second URI, R8058-1) is refused rather than repaired.
 */
export function headerUrl(url: string, scheme: 'https' | 'mailto'): string {
  const ofScheme = url.startsWith(`${scheme}:`) || (scheme === 'https' && LOOPBACK.test(url));
  if (!ofScheme || url.length > MAX_URL || !URI_CHARACTERS.test(url)) {
    throw new MessageError('invalid_url', 'R8058-1', `not a plain ${scheme} URI`);
  }
  return url;
}
