/** What a reported mail, or the pasted head of one, says about where it came from (MSR-AS-6, MFR-8.3). */
export interface MailTrace {
  readonly mailingId: string | null;
  /** Return-Path, without brackets. */
  readonly returnPath: string | null;
  /** Path tokens of our own unsubscribe links found in header or body. */
  readonly unsubscribeTokens: readonly string[];
}

const MAILING_ID = /\b[a-z0-9]{1,24}-\d{8}-a\d{1,10}-[a-z0-9]{8}\b/;
const RETURN_PATH = /^(?:return-path|x-original-return-path):\s*<?([^>\s]+@[^>\s]+?)>?\s*$/im;
const UNSUBSCRIBE_LINK = /\/newsletter\/u\/([A-Za-z0-9_-]{20,512})/g;

/** A Mailing-ID anywhere in a text; people paste whole headers into the field. */
export const findMailingId = (text: string): string | null =>
  MAILING_ID.exec(text.toLowerCase())?.[0] ?? null;

/**
 * Reads a mail as text: headers may be folded, the body quoted-printable. What is found is only a trace; whether
 * a token is genuine is checked against the key by the caller.
 */
export const traceMail = (raw: string): MailTrace => {
  const unfolded = raw.replace(/\r?\n[ \t]+/g, ' ');
  const unquoted = raw.replace(/=\r?\n/g, '').replace(/=3D/gi, '=');
  const tokens = [...unfolded.matchAll(UNSUBSCRIBE_LINK), ...unquoted.matchAll(UNSUBSCRIBE_LINK)];
  return {
    mailingId: findMailingId(unfolded),
    returnPath: RETURN_PATH.exec(unfolded)?.[1]?.toLowerCase() ?? null,
    unsubscribeTokens: [...new Set(tokens.flatMap((match) => (match[1] ? [match[1]] : [])))],
  };
};

/** 20 MB in the decimal sense of the source policy: 20,000,000 bytes are fine, one more is not (MSR-4.3d). */
export const MAX_ATTACHMENT_BYTES = 20_000_000;
export const MAX_MESSAGE_CHARACTERS = 10_000;
