import type { Texts } from './de';
import { abuse } from './en/abuse';
import { common } from './en/common';
import { leaving } from './en/leaving';
import { renewal } from './en/renewal';
import { rights } from './en/rights';
import { service } from './en/service';
import { signup } from './en/signup';

/** The public pages in English. */
export const en: Texts = { common, signup, leaving, renewal, rights, abuse, service };
