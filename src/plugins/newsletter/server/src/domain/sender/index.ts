export { checkImprint, type ImprintCheck } from './imprint';
export { wrongDetail } from './imprint-edit';
export { imprintLines } from './imprint-lines';
export type { ImprintCode, ImprintProblem } from './imprint-problems';
export type { Imprint, ImprintField } from './imprint-types';
export { checkFromAddress, type FromCheck, type FromInput } from './from-address';
export type { FromCode, FromProblem } from './from-problems';
