import type { Locale } from '../locale';
import { de, type NoticeTexts } from './de';
import { en } from './en';

export const NOTICE_TEXTS: Record<Locale, NoticeTexts> = { de, en };

export type { NoticeTexts };
