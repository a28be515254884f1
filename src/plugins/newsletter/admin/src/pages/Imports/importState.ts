import type { ImportPreview, ImportSettings, ImportStateName } from '../../../../shared/contracts';
import { isWording } from '../../../../shared/import-targets';
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
/** Each with a name, for whoever hears the page instead of seeing it. */
export const DELIMITERS = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;

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

const PROOF = ['requested_at', 'request_ip', 'confirmed_at', 'confirm_ip', 'source', 'consent_text'] as const;

/** What a row would need to prove consent (VIV-2.4b) and neither a column nor the importer says. */
export const missingProof = ({ mapping, declared }: Pick<ImportSettings, 'mapping' | 'declared'>) => {
  const isDeclared = (name: string) =>
    name === 'source'
      ? (declared.source ?? '').trim() !== ''
      : name === 'consent_text' && isWording(declared.consent_text ?? '');
  return PROOF.filter((name) => mapping[name] === undefined && !isDeclared(name));
};
