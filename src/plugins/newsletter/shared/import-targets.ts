/** The columns that together prove a double opt-in (MFR-4.3, VIV-2.4b, VIV-2.4c); all of them, or it is no proof. */
export const PROOF_COLUMNS = [
  'requested_at',
  'request_ip',
  'confirmed_at',
  'confirm_ip',
  'source',
  'consent_text',
] as const;

/** What a column of a list can mean to us, in the order in which it is chosen. */
export const IMPORT_TARGETS = ['email', 'firstName', 'lastName', 'status', ...PROOF_COLUMNS] as const;

export type ImportTarget = (typeof IMPORT_TARGETS)[number];

/** A tick, a `ja` or a date says that somebody agreed, not to what: no text that a person read (MOS-2.3). */
export const isWording = (value: string): boolean => /\p{L}{2}\S*\s+\S*\p{L}{2}/u.test(value);
