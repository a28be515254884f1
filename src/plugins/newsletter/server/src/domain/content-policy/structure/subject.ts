import type { Found } from './found';

/** Marks that mail programs set before a reply or a forwarded mail: English, German, Italian, French and others. */
const REPLY_MARK =
  /^[\s[("'„“]*(re|aw|antw|antwort|fw|fwd|wg|i|r|rif|inoltra|tr|réf|sv|vs|odp)\s*(\[\d+\]|\(\d+\)|\^\d+)?\s*[:：]/iu;

/** R5322-1, GM-DN: a subject is there and does not pose as an answer nobody asked for. */
export function checkSubject(subject: string): Found[] {
  const seen = subject.normalize('NFKC').replace(/[\p{Cf}]/gu, '');
  if (seen.trim() === '') return [{ code: 'subject_missing' }];
  return REPLY_MARK.test(seen) ? [{ code: 'subject_fake_reply', excerpt: subject.slice(0, 60) }] : [];
}
