import type { ParsedMail } from 'mailparser';
import type { Finding } from '../../server/src/domain/content-policy';
import { mailFinding } from './mail-problems';

const ONCE = ['From', 'To', 'Subject', 'Date', 'Message-ID', 'MIME-Version'];

/** On one's own machine the product itself links to plain http. */
const HTTPS = /^(https:|http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/])/i;

/** Values of a header, as often as it stands there. mailparser's map keeps the last one only. */
const valuesOf = (mail: ParsedMail, name: string): string[] =>
  mail.headerLines
    .filter(({ key }) => key === name.toLowerCase())
    .map(({ line }) =>
      line
        .slice(line.indexOf(':') + 1)
        .replace(/\r?\n[ \t]+/g, ' ')
        .trim(),
    );

export const httpsLinks = (mail: ParsedMail): readonly string[] =>
  valuesOf(mail, 'List-Unsubscribe')
    .flatMap((value) => [...value.matchAll(/<([^>]*)>/g)].map(([, uri = '']) => uri.trim()))
    .filter((uri) => HTTPS.test(uri));

/** R5322-1, R8058-1, MFR-8.1: what every campaign mail carries in its head. */
export const headerFindings = (mail: ParsedMail): Finding[] => [
  ...ONCE.filter((name) => valuesOf(mail, name).length !== 1).map((name) =>
    mailFinding('header_not_once', name),
  ),
  ...((mail.from?.value.length ?? 0) > 1 ? [mailFinding('from_not_one')] : []),
  ...listUnsubscribe(mail),
  ...(valuesOf(mail, 'X-Mailing-ID').length === 1 ? [] : [mailFinding('mailing_id_missing')]),
];

const listUnsubscribe = (mail: ParsedMail): Finding[] => {
  if (valuesOf(mail, 'List-Unsubscribe').length === 0) return [mailFinding('list_unsubscribe_missing')];
  const post = valuesOf(mail, 'List-Unsubscribe-Post');
  const oneClick = post.length === 1 && post[0] === 'List-Unsubscribe=One-Click';
  return [
    ...(httpsLinks(mail).length === 1 ? [] : [mailFinding('list_unsubscribe_not_https')]),
    ...(oneClick ? [] : [mailFinding('list_unsubscribe_post_missing')]),
  ];
};
