/** A list of a million people with all their columns fits; whatever is larger is not one list. */
export const MAX_FILE_BYTES = 1_000_000_000;
/** What one request of an upload in parts may carry. */
export const MAX_PART_BYTES = 8_000_000;
