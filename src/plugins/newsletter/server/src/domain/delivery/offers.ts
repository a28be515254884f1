import { SHARED_SLOTS } from './slots';

/** A part of the work for a sender domain that some process may take on. */
export interface Offer {
  readonly senderDomain: string;
  readonly slot: number;
}

export interface WaitingDomain {
  readonly senderDomain: string;
  /** One process plans for it at a time. */
  readonly alone: boolean;
  /** Recipients and notices in its queue. */
  readonly waiting: number;
}

/** Fewer recipients than this are not worth another process. */
const WORTH_A_PROCESS = 500;

/**
 * What is offered to other processes: one offer per slot they could take, never one per recipient. An offer that is
 * lost or taken twice harms nothing, since the slots decide.
 */
export const offersFor = (domains: readonly WaitingDomain[], runners: number): readonly Offer[] =>
  domains.flatMap(({ senderDomain, alone, waiting }) => {
    const useful = alone ? 1 : Math.min(SHARED_SLOTS, runners, Math.ceil(waiting / WORTH_A_PROCESS));
    return Array.from({ length: Math.max(0, useful) }, (_, slot) => ({ senderDomain, slot }));
  });
