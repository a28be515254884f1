/**
 * Legal forms without an entry in a company or association register (DE, AT, CH, IT). Every other form, known to us
 * or not, must name its register and number: unknown means required.
 */
const UNREGISTERED = new Set([
  'gbr',
  'gesnbr',
  'einzelunternehmen',
  'einzelunternehmer',
  'einzelunternehmerin',
  'freiberufler',
  'freiberuflerin',
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

export const needsRegister = (legalForm: string): boolean =>
  !UNREGISTERED.has(legalForm.normalize('NFC').trim().toLowerCase().replace(/\s+/g, ' '));
