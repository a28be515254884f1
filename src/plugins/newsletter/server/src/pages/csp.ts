import { createHash } from 'node:crypto';
import { STYLESHEET } from './styles';

export const STYLESHEET_HASH = `'sha256-${createHash('sha256').update(STYLESHEET, 'utf8').digest('base64')}'`;

export interface CspOptions {
  /** Origins that may frame the signup form, such as `https://mueller.example`. Nobody when left out. */
  frameAncestors?: readonly string[];
}

/** Value of Content-Security-Policy for every public page: one known style sheet, forms to this host, no script. */
export function pageCsp({ frameAncestors = [] }: CspOptions = {}): string {
  const ancestors = frameAncestors.map(asOrigin).filter((origin) => origin !== undefined);
  return [
    `default-src 'none'`,
    `style-src ${STYLESHEET_HASH}`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `frame-ancestors ${ancestors.length > 0 ? ancestors.join(' ') : `'none'`}`,
  ].join('; ');
}

/** Only whole web origins count: a stray `*`, `;` or path would widen or break the policy. */
function asOrigin(entry: string): string | undefined {
  if (!/^https?:\/\/[a-z0-9.-]+(:\d+)?\/?$/i.test(entry) || !URL.canParse(entry)) return undefined;
  return new URL(entry).origin;
}
