import { tables } from './0001-tables';
import { rightsTables } from './0006-rights';
import { subscriberList } from './0008-subscriber-list';
import type { Migration } from './migration';

export type { Migration } from './migration';

export const migrations: readonly Migration[] = [tables, rightsTables, subscriberList];
