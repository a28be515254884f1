/** How many processes may work for one sender domain at a time, where nothing has to be counted between them. */
export const SHARED_SLOTS = 16;

/** A slot that a living process holds. */
export interface HeldSlot {
  readonly slot: number;
  readonly holder: string;
  /** Its holder plans for the whole domain. */
  readonly alone: boolean;
}

export interface SlotRequest {
  readonly holder: string;
  /** Nobody else may work for the domain meanwhile: a cap or a spacing has to be counted (design 2.4). */
  readonly alone: boolean;
}

/**
 * The slot of a sender domain that a process may take, or null. Whoever plans alone waits until all others have left,
 * and nobody joins him: a policy that changes under way never has two plan for one cap.
 */
export const chooseSlot = (held: readonly HeldSlot[], { holder, alone }: SlotRequest): number | null => {
  const others = held.filter((one) => one.holder !== holder);
  if (alone) return others.length === 0 ? 0 : null;
  if (others.some((one) => one.alone)) return null;
  const own = held.find((one) => one.holder === holder);
  if (own) return own.slot;
  const taken = new Set(others.map(({ slot }) => slot));
  const free = Array.from({ length: SHARED_SLOTS }, (_, slot) => slot).find((slot) => !taken.has(slot));
  return free ?? null;
};
