/** Who has a place and does not use it at the moment gives it back when asked. */
export type GiveBack = () => void;

/** So many at a time; whoever comes later waits in order. */
export class Slots {
  private readonly waiting: (() => void)[] = [];
  private readonly unused = new Set<GiveBack>();

  constructor(private free: number) {}

  /** Somebody waits: whoever can should let go after the message under way. */
  get crowded(): boolean {
    return this.waiting.length > 0;
  }

  take(): Promise<void> {
    if (this.free > 0) {
      this.free -= 1;
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      const [first] = this.unused;
      if (!first) return;
      this.unused.delete(first);
      first();
    });
  }

  give(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.free += 1;
  }

  /** The place stays taken, and whoever comes may have it. */
  leaveUnused(giveBack: GiveBack): void {
    this.unused.add(giveBack);
  }

  use(giveBack: GiveBack): void {
    this.unused.delete(giveBack);
  }
}
