import type { Locale } from '../../domain/notice';
import { de, type ProofTexts } from './de';
import { en } from './en';

export const PROOF_TEXTS: Readonly<Record<Locale, ProofTexts>> = { de, en };

export type { ProofTexts };
