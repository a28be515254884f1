import { LOOK_MS, POLL_MS, signOfLife } from './signOfLife';

const ALIVE = { at: '2026-03-02T09:00:00.000Z', alive: true, secretForeign: false };

describe('what a page says about the sending engine', () => {
  it('DESIGN-2.6: it is silent once the server says so, whether it ever beat or not', () => {
    expect(signOfLife({ ...ALIVE, alive: false }, 0)).toEqual({ state: 'silent', at: ALIVE.at });
    expect(signOfLife({ ...ALIVE, at: null, alive: false }, 0)).toEqual({ state: 'silent', at: null });
  });

  it('DESIGN-2.7: a server with a foreign secret says so first, even while others send', () => {
    expect(signOfLife({ ...ALIVE, secretForeign: true }, 0)).toEqual({ state: 'foreign-secret' });
  });

  it('DESIGN-2.7: a server that stopped answering is told within two minutes as well', () => {
    const looks = (ms: number) => Math.floor(ms / LOOK_MS);
    expect(signOfLife(ALIVE, 0)).toEqual({ state: 'alive' });
    expect(signOfLife(ALIVE, looks(80_000))).toEqual({ state: 'alive' });
    expect(signOfLife(ALIVE, looks(120_000 - POLL_MS))).toEqual({ state: 'unreachable' });
  });
});
