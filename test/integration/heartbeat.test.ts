import { call } from '../helpers/doors';
import { look } from '../helpers/sending';
import type { App } from '../helpers/strapi';
import { bootWithTeam, type Member } from '../helpers/team';

const HOUR_MS = 3_600_000;

describe('the heartbeat of the sending engine', () => {
  let app: App;
  let team: Member;
  let elapsed = 1_000;
  let jump = 0;
  beforeAll(async () => {
    ({ app, team } = await bootWithTeam('sqlite'));
    await app.newsletter.engine.stop();
    const { clock } = app.newsletter;
    jest.spyOn(clock, 'elapsed').mockImplementation(() => elapsed);
    jest.spyOn(clock, 'now').mockImplementation(() => Date.now() + jump);
  });
  afterAll(() => app.stop());

  const shown = async (): Promise<boolean> => (await team.call('GET', '/heartbeat')).json.alive;
  const beat = async (): Promise<void> => {
    app.newsletter.engine.start();
    await look(app);
    await app.newsletter.engine.stop();
  };
  /** As when another process sends: this one only watches the database. */
  const goBy = async (ms: number): Promise<void> => {
    for (const end = elapsed + ms; elapsed < end; elapsed += 5_000) await app.newsletter.heartbeat.watch();
  };

  it('DESIGN-2.6: the admin learns within two minutes that nobody sends any more, and when somebody does again', async () => {
    await beat();
    expect(await shown()).toBe(true);
    await goBy(85_000);
    expect(await shown()).toBe(true);
    await goBy(10_000);
    expect(await shown()).toBe(false);
    expect((await team.call('GET', '/overview')).json.heartbeat.alive).toBe(false);
    await beat();
    expect(await shown()).toBe(true);
  });

  it.each([HOUR_MS, -HOUR_MS])('DESIGN-2.6: a clock set by %d ms neither hides nor fakes it', async (by) => {
    await beat();
    await goBy(5_000);
    jump += by;
    expect(await shown()).toBe(true);
    await goBy(95_000);
    expect(await shown()).toBe(false);
    await beat();
    jump -= by;
    expect(await shown()).toBe(true);
  });

  it('DESIGN-2.9: without a token there are no metrics: the path is one of many that do not exist', async () => {
    const [metrics, nothing] = await Promise.all(
      ['/newsletter/metrics', '/newsletter/nothing'].map((path) => call(app, 'GET', path)),
    );
    expect(metrics).toMatchObject({ status: 404, text: nothing?.text });
  });

  it('DESIGN-2.6: a connection that waits is kept longer than whoever reuses it keeps it, so that no request goes unanswered', () => {
    expect(app.strapi.server.httpServer.keepAliveTimeout).toBeGreaterThan(60_000);
  });

  it('DESIGN-2.7: a pass that fails is no sign of life, although the lease goes on being renewed', async () => {
    await beat();
    const broken = jest.spyOn(app.newsletter.repositories.runs, 'inState');
    broken.mockRejectedValue(new Error('broken'));
    jest.spyOn(app.strapi.log, 'error').mockReturnValue(undefined);
    await goBy(95_000);
    await beat();
    expect(await shown()).toBe(false);
    broken.mockRestore();
    await beat();
    expect(await shown()).toBe(true);
  });
});
