/** One person under a name of business: nobody represents somebody else. */
const ALONE = new Set([
  'einzelunternehmen',
  'einzelunternehmer',
  'einzelunternehmerin',
  'freiberufler',
  'freiberuflerin',
]);

/**
 * Legal forms without an entry in a company or association register (DE, AT, CH, IT). Every other form, known to us
 * or not, must name its register and number: unknown means required.
 */
const UNREGISTERED = new Set([
  'gbr',
  'gesnbr',
  ...ALONE,
  'körperschaft des öffentlichen rechts',
  'kdör',
  'anstalt des öffentlichen rechts',
  'aör',
  'stiftung des öffentlichen rechts',
  'behörde',
  'kirche',
  'nicht eingetragener verein',
  'ente pubblico',
  'associazione non riconosciuta',
  'einfache gesellschaft',
]);

export const plainForm = (legalForm: string): string =>
  legalForm.normalize('NFC').trim().toLowerCase().replace(/\s+/g, ' ');

export const needsRegister = (legalForm: string): boolean => !UNREGISTERED.has(plainForm(legalForm));

export const actsAlone = (legalForm: string): boolean => ALONE.has(plainForm(legalForm));
