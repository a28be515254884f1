export type * from './abuse-reports';
export type * from './campaigns';
export type * from './common';
export type * from './forms';
export type * from './outbox';
export type * from './purposes';
export type * from './senders';
export type * from './subscribers';
