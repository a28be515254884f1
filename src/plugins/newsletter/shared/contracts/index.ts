export type * from './abuse-reports';
export type * from './campaigns';
export type * from './common';
export type * from './outbox';
export type * from './senders';
export type * from './subscribers';
