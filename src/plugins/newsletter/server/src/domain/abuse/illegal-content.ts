import type { AbuseReason } from './report-input';

/**
 * DSA Art. 16(2) for the reasons that call a content illegal: what such a notice has to hold besides the place and an
 * address. Whoever reports abuse of children need not say who he is (Art. 16(2)(c)).
 */
export const ILLEGAL_CONTENT: Readonly<Partial<Record<AbuseReason, { readonly name: boolean }>>> = {
  unlawful_content: { name: true },
  child_abuse: { name: false },
};

export const isIllegalContent = (reason: string): boolean => reason in ILLEGAL_CONTENT;

/** Fields of a notice, in the order of the form. */
export type NoticeField = 'message' | 'goodFaith' | 'lastName';

/** What a notice of illegal content still lacks; nothing for every other report. */
export const missingInNotice = (report: {
  readonly reason: string;
  readonly message: string;
  readonly reporterName: string | null;
  readonly goodFaith: boolean;
}): readonly NoticeField[] => {
  const demands = ILLEGAL_CONTENT[report.reason as AbuseReason];
  if (!demands) return [];
  return [
    ...(report.message === '' ? (['message'] as const) : []),
    ...(report.goodFaith ? [] : (['goodFaith'] as const)),
    ...(demands.name && report.reporterName === null ? (['lastName'] as const) : []),
  ];
};
