import { Refusal } from '../refusal';

const MAX_ORIGINS = 50;

/** On one's own machine there is no certificate; anywhere else an address would travel in the clear. */
const LOOPBACK = /^http:\/\/(localhost|127\.0\.0\.1)(:\d{1,5})?\/?$/;
const HTTPS = /^https:\/\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?\/?$/i;

/** A whole web origin as browsers spell it, or null: no path, no wildcard, no user name. */
export const asOrigin = (entry: unknown): string | null => {
  if (typeof entry !== 'string' || !(HTTPS.test(entry) || LOOPBACK.test(entry))) return null;
  return URL.canParse(entry) ? new URL(entry).origin : null;
};

/**
 * The sites a form may stand on. `null` where nothing was entered: then the sender's own list counts.
 * @throws Refusal field_invalid for anything that is not a list of web origins
 */
export const readAllowedOrigins = (value: unknown): readonly string[] | null => {
  if (value === null || value === undefined) return null;
  const refusal = new Refusal('field_invalid', 'MFR-4.1', { field: 'allowedOrigins' });
  if (!Array.isArray(value) || value.length > MAX_ORIGINS) throw refusal;
  const origins = value.map(asOrigin);
  if (!origins.every((origin) => origin !== null)) throw refusal;
  return [...new Set(origins)];
};

/** What may frame the form, read it and post to it: the form's list, or the sender's where the form has none. */
export const originsInForce = (
  ofForm: readonly string[] | null,
  ofSender: readonly string[],
): readonly string[] => (ofForm ?? ofSender).map(asOrigin).filter((origin) => origin !== null);
