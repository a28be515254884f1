import type { CoverageTable } from './coverage';
import { mos } from './mos';
import { mfr } from './mfr';
import { msr } from './msr';
import { viv } from './viv';
import { lm } from './lm';
import { standards } from './standards';
import { design } from './design';

export type { Coverage, CoverageTable } from './coverage';

/** One row per rule that is built; a rule without a row is planned. */
export const coverage: CoverageTable = { ...mos, ...mfr, ...msr, ...viv, ...lm, ...standards, ...design };
