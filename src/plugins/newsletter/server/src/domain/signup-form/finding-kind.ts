import type { RefusalCode } from '../refusal';

export interface FindingKind {
  readonly code: RefusalCode;
  readonly rule: string;
  /** A hint is worth a look; everything else keeps the form from being published. */
  readonly severity: 'blocks' | 'hint';
  readonly de: string;
  readonly en: string;
}
