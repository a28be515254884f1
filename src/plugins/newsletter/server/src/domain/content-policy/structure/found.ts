import type { ProblemCode } from './problems';

/** What a check of the structure saw, before it is put into words. */
export interface Found {
  code: ProblemCode;
  excerpt?: string;
}
