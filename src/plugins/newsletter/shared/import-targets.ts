/** What a column of a list can mean to us, in the order in which it is chosen. */
export const IMPORT_TARGETS = [
  'email',
  'firstName',
  'lastName',
  'status',
  'requested_at',
  'request_ip',
  'confirmed_at',
  'confirm_ip',
  'source',
  'consent_text',
] as const;

export type ImportTarget = (typeof IMPORT_TARGETS)[number];
