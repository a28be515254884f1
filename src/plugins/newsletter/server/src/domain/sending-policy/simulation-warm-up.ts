import { warmUpDay, type WarmUpState } from './warm-up';

/** The count is one of the day in which this instant lies (epoch ms). */
export type CountedWarmUp = WarmUpState & { readonly countedAt: number };

/** A domain on its curve, day after day. */
export class WarmingUp {
  private readonly startedAt: number;
  private index: number;
  private handedOver: number;

  constructor({ startedAt, handedOver, countedAt }: CountedWarmUp, start: number) {
    this.startedAt = startedAt ?? start;
    this.index = warmUpDay(this.startedAt, countedAt).index;
    this.handedOver = handedOver;
  }

  at(now: number): WarmUpState {
    const { index } = warmUpDay(this.startedAt, now);
    if (index !== this.index) this.handedOver = 0;
    this.index = index;
    return { startedAt: this.startedAt, handedOver: this.handedOver };
  }

  handOver(count: number): void {
    this.handedOver += count;
  }
}
