import { readdirSync, readFileSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import type { SMTPServerOptions } from 'smtp-server';
import { realClock, setClock } from '../helpers/clock';
import { knexOf } from '../helpers/doors';
import { seedConfirmed, seedSender, sendCampaign } from '../helpers/seed';
import { agreedRun, deliveries, fullestHour, gaps, live } from '../helpers/sending';
import { useSendingApp } from '../helpers/sending-app';
import type { SmtpSink } from '../helpers/smtp-sink';
import { boot, type App } from '../helpers/strapi';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Of the product, which loads Node's modules by Node's own means. */
const files = nodeRequire('node:fs/promises') as typeof import('node:fs/promises');

/** From now on the disk takes half of each file and no more. */
const fillDisk = (): jest.SpyInstance => {
  const open = files.open;
  return jest.spyOn(files, 'open').mockImplementation(async (...args) => {
    const file = await open(...args);
    const writeHalf = async (content: Buffer): Promise<never> => {
      await file.write(content.subarray(0, content.length / 2));
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    };
    return new Proxy(file, {
      get: (target, name) => {
        if (name === 'writeFile') return writeHalf;
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    }) as FileHandle;
  });
};

describe('an outbox on a full disk', () => {
  let app: App;
  beforeAll(async () => {
    app = await boot();
    setClock(Date.now());
  });
  afterAll(async () => {
    await app.stop();
    realClock();
  });

  const inOutbox = () => readdirSync(app.outboxDir);

  it('C.3: nobody counts as mailed, no half a file stays, and all are mailed once there is room', async () => {
    const { senderId } = await seedSender(app, { sender: { profiles: ['test-fast'] } });
    const emails = await seedConfirmed(app, senderId, 5);
    const id = await sendCampaign(app, senderId);
    const full = fillDisk();
    app.newsletter.engine.start();
    await live(app, Date.now() + 10 * MINUTE_MS);
    expect(full.mock.calls.length).toBeGreaterThan(5);
    expect(inOutbox()).toEqual([]);
    expect(await agreedRun(app, id)).toMatchObject({ counts: { queued: 5 }, pauseReason: 'transport_down' });
    const rows = await deliveries(app, id);
    for (const row of rows) expect(row).toMatchObject({ state: 'queued', attempts: 0 });
    expect(new Set(rows.map(({ reply }) => reply))).toEqual(new Set(['ENOSPC', null]));
    expect(await knexOf(app)('newsletter_sending_log')).toEqual([]);
    full.mockRestore();
    await live(app, Date.now() + 2 * MINUTE_MS);
    expect(await agreedRun(app, id)).toMatchObject({ state: 'sent', counts: { submitted: 5 } });
    const mails = inOutbox().map((name) => readFileSync(`${app.outboxDir}/${name}`, 'utf8'));
    expect(mails).toHaveLength(5);
    for (const email of emails) expect(mails.filter((mail) => mail.includes(email))).toHaveLength(1);
  });
});

describe('sending while the clock is set, and much at once', () => {
  let app: App;
  let sink: SmtpSink;
  let whenMailArrives: (() => void) | null = null;
  const onRcptTo: SMTPServerOptions['onRcptTo'] = (_address, _session, callback) => {
    whenMailArrives?.();
    callback();
  };
  const start = '2026-03-02T09:00:00Z';
  useSendingApp({ database: 'sqlite', start, smtp: { onRcptTo } }, (made) => ({ app, sink } = made));

  const logged = async (domain?: string): Promise<number[]> => {
    const log = knexOf(app)('newsletter_sending_log').orderBy('id');
    const rows = await (domain === undefined ? log : log.where({ sender_domain: domain })).select('at');
    return rows.map(({ at }: { at: number }) => Number(at));
  };

  it.each([
    ['forward', HOUR_MS],
    ['back', -HOUR_MS],
  ])(
    'DESIGN-2.4: a clock set an hour %s in mid-run breaks no cap, repeats nobody and stops nothing',
    async (_way, jump) => {
      const { senderId } = await seedSender(app, { sender: { profiles: ['test-busy'] } });
      const emails = await seedConfirmed(app, senderId, 14);
      const id = await sendCampaign(app, senderId);
      let mails = 0;
      whenMailArrives = () => {
        mails += 1;
        if (mails === 3) setClock(Date.now() + jump);
        if (mails === 7) setClock(Date.now() - jump);
      };
      app.newsletter.engine.start();
      await live(app, Date.now() + 5 * HOUR_MS);
      expect(await agreedRun(app, id)).toMatchObject({ state: 'sent', counts: { submitted: 14 } });
      expect(sink.mails.map(({ rcptTo }) => rcptTo).sort()).toEqual([...emails].sort());
      const instants = (await logged()).sort((a, b) => a - b);
      expect(instants).toHaveLength(14);
      expect(fullestHour(instants)).toBeLessThanOrEqual(10);
      expect(Math.min(...gaps(instants))).toBeGreaterThanOrEqual(1_000);
    },
  );

  it('DESIGN-2.4: fifty campaigns of five domains at once all end: no domain waits for another, and none passes its cap', async () => {
    const domains = ['eins', 'zwei', 'drei', 'vier', 'fuenf'];
    const campaigns: string[] = [];
    for (const name of domains) {
      const { senderId } = await seedSender(app, {
        sender: { profiles: ['test-busy'], domain: `${name}.test`, fromEmail: `brief@${name}.test` },
        form: { slug: name },
      });
      await seedConfirmed(app, senderId, 2, `${name}-`);
      for (let n = 0; n < 10; n += 1) campaigns.push(await sendCampaign(app, senderId, { title: `${n}` }));
    }
    app.newsletter.engine.start();
    const start = Date.now();
    await live(app, start + HOUR_MS - 1);
    for (const name of domains) expect(await logged(`${name}.test`)).toHaveLength(10);
    await live(app, start + 2 * HOUR_MS);
    for (const id of campaigns)
      expect(await agreedRun(app, id)).toMatchObject({ state: 'sent', counts: { submitted: 2 } });
    expect(sink.mails).toHaveLength(50 * 2);
    const perDomain = await Promise.all(domains.map((name) => logged(`${name}.test`)));
    expect(perDomain.map((instants) => fullestHour(instants))).toEqual(domains.map(() => 10));
    for (const instants of perDomain) expect(Math.min(...gaps(instants))).toBeGreaterThanOrEqual(1_000);
  });

  it('DESIGN-2.7: trouble of one domain keeps no other from ending, and nobody hears that all is well', async () => {
    const campaigns: string[] = [];
    for (const domain of ['eins.test', 'zwei.test']) {
      const { senderId } = await seedSender(app, {
        sender: { profiles: ['test-busy'], domain, fromEmail: `brief@${domain}` },
        form: { slug: domain.replace('.', '-') },
      });
      await seedConfirmed(app, senderId, 3, `${domain}-`);
      campaigns.push(await sendCampaign(app, senderId));
    }
    const [hindered, healthy] = campaigns as [string, string];
    const { heartbeats, log } = app.newsletter.repositories;
    const laneOf = log.lane;
    const broken = jest.spyOn(log, 'lane').mockImplementation(async (domain) => {
      if (domain === 'eins.test') throw new Error('broken');
      return laneOf(domain);
    });
    const told = jest.spyOn(app.strapi.log, 'error').mockReturnValue(undefined);
    app.newsletter.engine.start();
    await app.newsletter.engine.idle();
    await live(app, Date.now() + MINUTE_MS);
    expect(await agreedRun(app, healthy)).toMatchObject({ state: 'sent', counts: { submitted: 3 } });
    expect(await heartbeats.last('sending')).toBeNull();
    expect(told.mock.calls.join()).toContain('eins.test');
    expect(await agreedRun(app, hindered)).toMatchObject({ state: 'sending', counts: { queued: 3 } });
    broken.mockRestore();
    told.mockRestore();
    await live(app, Date.now() + MINUTE_MS);
    expect(await agreedRun(app, hindered)).toMatchObject({ state: 'sent', counts: { submitted: 3 } });
    expect(await heartbeats.last('sending')).not.toBeNull();
  });
});
