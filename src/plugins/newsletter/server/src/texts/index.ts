import type { Locale } from '../domain/notice';
import { de, type Texts } from './de';
import { en } from './en';

export const TEXTS: Record<Locale, Texts> = { de, en };

export type { Texts };
