import type { StoredMail } from './smtp-sink';

/** Header fields of raw bytes, unfolded, in order: read here by itself, not with the code under test. */
export const headersOf = (raw: Buffer): readonly (readonly [name: string, value: string])[] => {
  const head = raw.toString('latin1').split('\r\n\r\n')[0] ?? '';
  return head
    .replace(/\r\n(?=[ \t])/g, '')
    .split('\r\n')
    .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()] as const);
};

/** The one value of a header that must stand exactly once. */
export const header = (mail: StoredMail, name: string): string => {
  const values = headersOf(mail.raw).filter(([one]) => one.toLowerCase() === name.toLowerCase());
  if (values.length !== 1) throw new Error(`${name} stands ${values.length} times.`);
  return values[0]?.[1] ?? '';
};

const decodeQuotedPrintable = (body: string): string => {
  const joined = body.replace(/=\r\n/g, '');
  const bytes = joined.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
};

/** The text and the HTML part of a multipart/alternative, decoded. */
export const bodiesOf = ({ raw }: StoredMail): { text: string; html: string } => {
  const message = raw.toString('latin1');
  const boundary = /boundary="([^"]+)"/.exec(message)?.[1] ?? '';
  const parts = message.split(`--${boundary}`).slice(1, -1);
  const decode = (type: string): string => {
    const part = parts.find((one) => one.toLowerCase().includes(`content-type: ${type}`)) ?? '';
    const at = part.indexOf('\r\n\r\n');
    if (/content-transfer-encoding: base64/i.test(part.slice(0, at)))
      return Buffer.from(part.slice(at), 'base64').toString('utf8');
    return decodeQuotedPrintable(part.slice(at + 4));
  };
  return { text: decode('text/plain'), html: decode('text/html') };
};

/** Whatever a scanner finds to open: addresses in the header, in the text, and in links and pictures of the HTML. */
export const linksIn = (mail: StoredMail): readonly string[] => {
  const { text, html } = bodiesOf(mail);
  const inHeader = headersOf(mail.raw).flatMap(
    ([, value]) => value.match(/(?:https?|mailto):[^\s<>,]+/g) ?? [],
  );
  const inText = text.match(/https?:\/\/[^\s<>"]+/g) ?? [];
  const inHtml = [...html.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, link = '']) => link);
  const plain = inHtml.map((link) => link.replaceAll('&amp;', '&'));
  return [...new Set([...inHeader, ...inText, ...plain])];
};
