import { hostname } from 'node:os';
import { randomId } from '../repositories/rows';

/** A name no other process has, by which a person can tell where it runs. */
export const processName = (): string => `${hostname().slice(0, 30)}:${process.pid}:${randomId(8)}`;
