import { run } from '@zootools/email-spell-checker';

const countries = (name: string, ...endings: string[]) => endings.map((ending) => `${name}.${ending}`);

/** Where private mailboxes in the German-speaking countries and Italy are (standards C.4). */
const DOMAINS = [
  ...countries('gmx', 'de', 'net', 'at', 'ch', 'com'),
  'web.de',
  't-online.de',
  'freenet.de',
  'gmail.com',
  'googlemail.com',
  ...countries('outlook', 'com', 'de', 'at', 'ch'),
  ...countries('hotmail', 'com', 'de', 'at', 'ch'),
  ...countries('live', 'com', 'de', 'at', 'ch'),
  ...countries('yahoo', 'com', 'de', 'at', 'it'),
  'icloud.com',
  'me.com',
  'aon.at',
  'chello.at',
  'a1.net',
  'bluewin.ch',
  'hispeed.ch',
  'sunrise.ch',
  'libero.it',
  'virgilio.it',
  'tin.it',
  'tiscali.it',
  'alice.it',
  'posteo.de',
  'mailbox.org',
];

/** Right as they are, though they look like one above. */
const OTHERS = new Set([
  ...countries('mail', 'de', 'com', 'ch', 'ru'),
  ...countries('email', 'de', 'it', 'com'),
  ...countries('gmx', 'eu', 'info', 'org', 'biz', 'li', 'fr', 'es', 'it', 'us'),
  ...countries('aol', 'com', 'de'),
  ...countries('live', 'it', 'nl', 'fr'),
  ...countries('hotmail', 'it', 'fr', 'nl', 'es', 'co.uk'),
  ...countries('outlook', 'it', 'fr', 'es'),
  ...countries('yahoo', 'fr', 'es', 'co.uk'),
  'ymail.com',
  'gmail.de',
  'mac.com',
  'arcor.de',
  'online.de',
  'alice.de',
  'tim.it',
  'a1.at',
  'inode.at',
  'posteo.net',
  'posteo.eu',
  'hey.com',
  'one.com',
]);

/** What somebody may have meant, or null. Only ever offered: nobody's address is changed for him. */
export const suggest = (email: string): string | null => {
  const at = email.lastIndexOf('@');
  const domain = email
    .slice(at + 1)
    .trim()
    .toLowerCase();
  if (at < 1 || !/^[^@\s]+\.[^@\s]+$/.test(domain) || OTHERS.has(domain)) return null;
  const found = run({ email: `x@${domain}`, domains: DOMAINS, secondLevelDomains: [], topLevelDomains: [] });
  return found && found.domain !== domain ? `${email.slice(0, at).trim()}@${found.domain}` : null;
};
