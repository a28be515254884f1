import { abuse } from './de/abuse';
import { common } from './de/common';
import { leaving } from './de/leaving';
import { renewal } from './de/renewal';
import { rights } from './de/rights';
import { service } from './de/service';
import { signup } from './de/signup';

/** The public pages in German; the pattern every other language follows. */
export const de = { common, signup, leaving, renewal, rights, abuse, service };

export type Texts = typeof de;
