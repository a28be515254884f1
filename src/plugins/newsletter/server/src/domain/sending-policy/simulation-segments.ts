import type { Pause, PauseReason } from './plan-types';

/**
 * A stretch of the campaign without a pause other than the spacing: first and last mail, how many, and what
 * stopped it. A campaign that has to wait at once begins with a segment of 0 that ends when it may go.
 */
export interface Segment<Instant> {
  readonly from: Instant;
  readonly to: Instant;
  readonly count: number;
  readonly pausedBy?: PauseReason;
}

export class Segments {
  readonly list: Segment<number>[] = [];
  submitted = 0;
  /** Epoch ms of the last campaign mail; the start while there is none. */
  latest: number;
  private running = false;

  constructor(start: number) {
    this.latest = start;
  }

  /** What one plan brought: campaign mails handed over at `at`, and why the rest of them waits. */
  note(at: number, count: number, pause?: Pause): void {
    if (count > 0) this.submit(at, count);
    if (pause && pause.reason !== 'spacing') this.stop(at, pause);
  }

  private submit(at: number, count: number): void {
    const last = this.list.at(-1);
    if (this.running && last) this.replaceLast({ ...last, to: at, count: last.count + count });
    else this.list.push({ from: at, to: at, count });
    this.running = true;
    this.submitted += count;
    this.latest = at;
  }

  private stop(at: number, { reason, retryAt }: Pause): void {
    const last = this.list.at(-1);
    if (!last) this.list.push({ from: at, to: retryAt ?? at, count: 0, pausedBy: reason });
    else if (this.running) this.replaceLast({ ...last, pausedBy: reason });
    this.running = false;
  }

  private replaceLast(segment: Segment<number>): void {
    this.list[this.list.length - 1] = segment;
  }
}
