import { HOUR_MS } from './rolling-hour';

/** Confirmations asked for at an even pace; whole milliseconds, no drift. */
export class Arrivals {
  private served = 0;

  constructor(
    private readonly start: number,
    private readonly perHour: number,
  ) {}

  waitingAt(at: number): number {
    return this.arrivedBy(at) - this.served;
  }

  serve(count: number): void {
    this.served += count;
  }

  nextAfter(at: number): number | null {
    if (this.perHour === 0) return null;
    return this.start + Math.ceil(((this.arrivedBy(at) + 1) * HOUR_MS) / this.perHour);
  }

  private arrivedBy(at: number): number {
    return Math.floor(((at - this.start) * this.perHour) / HOUR_MS);
  }
}
