/**
 * A deadline that is moved several times per mail and hardly ever comes. Moving it is writing down a number: the timer
 * behind it runs on and looks, when it fires, whether it is time.
 */
export class Deadline {
  private dueAt = Infinity;
  private timer: NodeJS.Timeout | undefined;
  private firesAt = Infinity;
  private shortest = Infinity;

  constructor(private readonly onDue: () => void) {}

  /** From now on. */
  set(ms: number): void {
    this.dueAt = performance.now() + ms;
    this.shortest = Math.min(this.shortest, ms);
    if (this.dueAt < this.firesAt) this.start(ms);
  }

  /** Nothing is waited for; the timer may fire in vain. */
  lift(): void {
    this.dueAt = Infinity;
  }

  clear(): void {
    this.lift();
    clearTimeout(this.timer);
    this.firesAt = Infinity;
  }

  private start(ms: number): void {
    clearTimeout(this.timer);
    this.firesAt = performance.now() + ms;
    this.timer = setTimeout(this.look, ms);
  }

  private readonly look = (): void => {
    this.firesAt = Infinity;
    if (this.dueAt === Infinity) return;
    const left = this.dueAt - performance.now();
    // Never longer than the shortest wait seen: else setting that one would have to start the timer anew.
    if (left > 0) this.start(Math.min(left, this.shortest));
    else this.onDue();
  };
}
