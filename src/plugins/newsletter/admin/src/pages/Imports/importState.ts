import type { ImportPreview, ImportStateName } from '../../../../shared/contracts';
import type { BadgeTone } from '../../components/StateBadge';

export const IMPORT_TONES: Readonly<Record<ImportStateName, BadgeTone>> = {
  uploading: 'neutral',
  draft: 'neutral',
  running: 'primary',
  'evidence-required': 'warning',
  done: 'success',
  failed: 'danger',
  cancelled: 'neutral',
};

export const IMPORT_STATES = Object.keys(IMPORT_TONES) as readonly ImportStateName[];

/** Still on its way: asked after every few seconds. */
export const isMoving = (state: ImportStateName): boolean => state === 'running';

export const canBeCancelled = (state: ImportStateName): boolean =>
  state === 'uploading' || state === 'draft' || state === 'running' || state === 'evidence-required';

type Effect = ImportPreview['rows'][number]['effect'];

export const EFFECT_TONES: Readonly<Record<Effect, BadgeTone>> = {
  grant: 'success',
  know: 'neutral',
  lapse: 'warning',
  unchanged: 'neutral',
  refused: 'danger',
};

export const ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const;
export const DELIMITERS = [',', ';', '\t', '|'] as const;

/** Every origin one may think of: those that are refused are asked for too, and refused with their rule. */
export const ORIGINS = [
  'own-form',
  'paper-form',
  'previous-provider',
  'purchased',
  'rented',
  'scraped',
  'public-register',
  'third-party-consent',
  'co-registration',
  'consulate',
  'government',
  'linkedin',
  'xing',
] as const;

/** Share of rows done, in percent; null while nobody knows how many there are. */
export const percentDone = (rows: number, total: number | null): number | null =>
  total === null || total === 0 ? null : Math.min(100, Math.round((rows / total) * 100));
