import { isAlive, lookAt, SILENT_AFTER_MS, type SeenBeat } from './sign-of-life';

const HOUR_MS = 3_600_000;
const START = Date.parse('2026-03-02T09:00:00Z');

/** One process that beats every five seconds until told otherwise, and one that watches. */
const world = () => {
  const state = { elapsed: 1_000, clock: START, beats: 7, beatAt: START, beating: true };
  let seen: SeenBeat | null = null;
  const pass = (ms: number): boolean => {
    for (const end = state.elapsed + ms; state.elapsed < end;) {
      state.elapsed += 5_000;
      state.clock += 5_000;
      if (state.beating) Object.assign(state, { beats: state.beats + 1, beatAt: state.clock });
      const beat = { beats: state.beats, at: state.beatAt };
      seen = lookAt(seen, { beat, now: state.clock, elapsed: state.elapsed });
    }
    return isAlive(seen, state.elapsed);
  };
  return { state, pass };
};

describe('whether what sends is alive', () => {
  it('DESIGN-2.6: a silence is told within two minutes, and a beat ends it', () => {
    const { state, pass } = world();
    expect(pass(60_000)).toBe(true);
    state.beating = false;
    expect(pass(SILENT_AFTER_MS - 5_000)).toBe(true);
    expect(pass(5_000)).toBe(false);
    expect(SILENT_AFTER_MS).toBeLessThan(120_000);
    state.beating = true;
    expect(pass(5_000)).toBe(true);
  });

  it.each([HOUR_MS, -HOUR_MS])('DESIGN-2.6: a clock that jumps by %d ms makes no silence up', (jump) => {
    const { state, pass } = world();
    pass(60_000);
    state.clock += jump;
    for (let step = 0; step < 60; step += 1) expect(pass(5_000)).toBe(true);
  });

  it.each([HOUR_MS, -HOUR_MS])('DESIGN-2.6: a clock that jumps by %d ms hides no silence', (jump) => {
    const { state, pass } = world();
    pass(60_000);
    Object.assign(state, { beating: false, clock: state.clock + jump });
    expect(pass(SILENT_AFTER_MS - 5_000)).toBe(true);
    expect(pass(5_000)).toBe(false);
  });

  it('DESIGN-2.7: who begins to watch long after the last beat does not wait to say so', () => {
    const { state, pass } = world();
    Object.assign(state, { beating: false, beatAt: START - 10 * 60_000 });
    expect(pass(5_000)).toBe(false);
  });

  it('DESIGN-2.7: a beat from the future, of a clock set back since, is believed no longer than any other', () => {
    const { state, pass } = world();
    Object.assign(state, { beating: false, beatAt: START + HOUR_MS });
    expect(pass(5_000)).toBe(true);
    expect(pass(SILENT_AFTER_MS)).toBe(false);
  });

  it('DESIGN-2.7: nothing seen is not alive', () => {
    expect(isAlive(null, 1_000)).toBe(false);
  });
});
