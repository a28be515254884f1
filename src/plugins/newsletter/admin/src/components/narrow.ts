/** Where a row no longer fits beside the next one's: there each row of a table becomes a list of its values. */
export const NARROW = '@media (max-width: 599px)';
