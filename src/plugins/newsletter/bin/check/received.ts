import { simpleParser, type ParsedMail } from 'mailparser';
import {
  checkContent,
  checkStructure,
  type ContentPolicy,
  type Finding,
} from '../../server/src/domain/content-policy';
import { checkFromAddress } from '../../server/src/domain/sender';
import { InputError } from '../command';
import { readBytes } from '../files';
import { headerFindings, httpsLinks } from './mail-headers';
import { mailFinding } from './mail-problems';
import { hasPostalAddress, htmlAsText } from './postal-address';
import type { CheckedSender } from './sender';
import { leavingLinks } from './leaving-links';

/** 20 MB of content, encoded in base64, and its headers (MSR-4.3d). */
const MAX_BYTES = 30_000_000;
const MAX_FILE_BYTES = 20_000_000;

/** A finished mail, judged as it is. `sender` only when one was named: then its imprint has to be there. */
export const checkReceived = async (
  file: { readonly cwd: string; readonly name: string },
  sender: CheckedSender | null,
  policy: ContentPolicy,
): Promise<readonly Finding[]> => {
  const mail = await parseMail(readBytes(file.cwd, file.name, MAX_BYTES), file.name);
  const content = {
    subject: mail.subject ?? '',
    html: typeof mail.html === 'string' ? mail.html : '',
    text: mail.text ?? '',
    attachments: mail.attachments.map(({ filename, content: bytes }) => ({
      filename: filename ?? '',
      content: bytes,
    })),
  };
  const structure = checkStructure(
    {
      ...content,
      unsubscribeUrl: leavingLinks(content, httpsLinks(mail)),
      imprintLines: sender?.imprintLines ?? [],
    },
    'en',
  );
  return [
    ...checkContent(content, policy, 'en').findings,
    ...structure.filter(({ code }) => content.html !== '' || !ABOUT_HTML.test(code)),
    ...headerFindings(mail),
    ...fromFindings(mail),
    ...(sender === null ? imprintFindings(content) : sender.findings),
    ...content.attachments
      .filter(({ content: bytes }) => bytes.length > MAX_FILE_BYTES)
      .map(({ filename }) => mailFinding('attachment_too_large', filename.slice(0, 80))),
  ];
};

/** A mail of plain text has no HTML part that could lack anything. */
const ABOUT_HTML = /_html$|^html_|^unsubscribe_(?!missing_text|not_last_text)/;

const parseMail = async (bytes: Buffer, name: string): Promise<ParsedMail> => {
  const mail = await simpleParser(bytes, {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
  });
  const isMail = ['from', 'subject', 'date', 'to', 'message-id', 'mime-version', 'received'].some((header) =>
    mail.headers.has(header),
  );
  if (!isMail) throw new InputError('file_invalid', `${name} is no e-mail: it has none of its headers.`);
  return mail;
};

const fromFindings = (mail: ParsedMail): Finding[] => {
  const [from] = mail.from?.value ?? [];
  if (!from) return [];
  const fromEmail = from.address ?? '';
  const domain = fromEmail.slice(fromEmail.lastIndexOf('@') + 1);
  const checked = checkFromAddress({ fromName: from.name || domain, fromEmail, senderDomain: domain });
  if (checked.ok) return [];
  return checked.problems.map(({ code, rule, message }) => ({
    code,
    rule,
    severity: 'incomplete',
    message: message.en,
    excerpt: '',
  }));
};

const imprintFindings = ({ html, text }: { html: string; text: string }): Finding[] => [
  ...(html === '' || hasPostalAddress(htmlAsText(html)) ? [] : [mailFinding('imprint_not_found_html')]),
  ...(text === '' || hasPostalAddress(text) ? [] : [mailFinding('imprint_not_found_text')]),
];
