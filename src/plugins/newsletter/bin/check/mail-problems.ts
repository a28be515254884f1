import type { Finding, Severity } from '../../server/src/domain/content-policy';

interface Problem {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
}

/** What only a finished mail can lack: headers, and an imprint that nobody has handed to us line by line. */
const PROBLEMS = {
  list_unsubscribe_missing: {
    rule: 'R8058-1',
    severity: 'incomplete',
    message: 'The List-Unsubscribe header is missing.',
  },
  list_unsubscribe_not_https: {
    rule: 'R8058-1',
    severity: 'incomplete',
    message: 'The List-Unsubscribe header must hold exactly one https address; mailto may only be added.',
  },
  list_unsubscribe_post_missing: {
    rule: 'R8058-1',
    severity: 'incomplete',
    message: 'The List-Unsubscribe-Post header must be exactly “List-Unsubscribe=One-Click”.',
  },
  header_not_once: {
    rule: 'R5322-1',
    severity: 'incomplete',
    message: 'Each of From, To, Subject, Date, Message-ID and MIME-Version must be there exactly once.',
  },
  from_not_one: {
    rule: 'R5322-1',
    severity: 'incomplete',
    message: 'From must name exactly one address.',
  },
  mailing_id_missing: {
    rule: 'MFR-8.1',
    severity: 'warning',
    message: 'The X-Mailing-ID header is missing: a complaint cannot name this mailing.',
  },
  imprint_not_found_html: {
    rule: 'MFR-5.2',
    severity: 'incomplete',
    message: 'The HTML part shows no postal address, hence no complete imprint.',
  },
  imprint_not_found_text: {
    rule: 'MFR-5.2',
    severity: 'incomplete',
    message: 'The text part shows no postal address, hence no complete imprint.',
  },
  attachment_too_large: {
    rule: 'MSR-4.3d',
    severity: 'forbidden',
    message: 'An attachment is larger than 20,000,000 bytes.',
  },
} as const satisfies Readonly<Record<string, Problem>>;

export const mailFinding = (code: keyof typeof PROBLEMS, excerpt = ''): Finding => ({
  code,
  ...PROBLEMS[code],
  excerpt,
});
