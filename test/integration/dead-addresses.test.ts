import { bootDoors, knexOf, newAddress, subscribe, subscriberOf } from '../helpers/doors';
import { startScriptedSmtp, type ScriptedSmtp } from '../helpers/scripted-smtp';
import { seedConfirmed, seedSender, sendCampaign } from '../helpers/seed';
import { deliveries, sendNow } from '../helpers/sending';
import type { App } from '../helpers/strapi';

const GONE = '550 5.1.1 user unknown';

describe('an address that the mail server calls dead', () => {
  let app: App;
  let server: ScriptedSmtp;
  let senderId: string;
  beforeAll(async () => {
    server = await startScriptedSmtp((recipient) => (recipient.startsWith('tot') ? { rcpt: GONE } : {}));
    app = await bootDoors('sqlite', { SMTP_URL: server.url });
    ({ senderId } = await seedSender(app, { sender: { profiles: ['test-fast'] } }));
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(async () => {
    await app.stop();
    await server.close();
  });

  const suppressionsOf = async (email: string) => {
    const { email_hash: emailHash } = await subscriberOf(app, email);
    return knexOf(app)('newsletter_suppressions').where({ email_hash: emailHash }).select('reason', 'source');
  };

  const noticeTo = (email: string) =>
    knexOf(app)('newsletter_notices').where({ to_address: email }).first('state', 'reason');

  /** The process ends where it would have written its answer, however often it would try: what it began stays undone. */
  const endAt = (repository: object, write: string): void => {
    jest.spyOn(app.strapi.log, 'error').mockReturnValue(undefined);
    jest.spyOn(repository as never, write as never).mockRejectedValue(new Error('ended') as never);
  };

  const DEAD = [{ reason: 'bounce', source: `smtp:${GONE}` }];

  it('C.2.2: at its confirmation mail it is suppressed as at a campaign', async () => {
    const [dead, good] = [newAddress('tot'), newAddress('gut')];
    await subscribe(app, dead);
    await subscribe(app, good);
    await sendNow(app);
    expect(await noticeTo(dead)).toEqual({ state: 'failed', reason: 'user-unknown' });
    expect(await suppressionsOf(dead)).toEqual(DEAD);
    expect([await noticeTo(good), await suppressionsOf(good)]).toEqual([
      expect.objectContaining({ state: 'submitted' }),
      [],
    ]);
  });

  it('C.2.2: of a letter about somebody that went to another address it says nothing', async () => {
    const [person, elsewhere] = [newAddress('gut'), newAddress('tot')];
    await subscribe(app, person);
    await knexOf(app)('newsletter_notices').where({ to_address: person }).update({ to_address: elsewhere });
    await sendNow(app);
    expect(await noticeTo(elsewhere)).toEqual({ state: 'failed', reason: 'user-unknown' });
    expect(await suppressionsOf(person)).toEqual([]);
  });

  it('VIV-2.4e: a process that ends before it wrote the answer to a confirmation mail leaves no dead address behind', async () => {
    const dead = newAddress('tot');
    await subscribe(app, dead);
    endAt(app.newsletter.repositories.notices, 'record');
    await sendNow(app);
    expect(await noticeTo(dead)).toMatchObject({ state: 'uncertain' });
    expect(await suppressionsOf(dead)).toEqual(DEAD);
  });

  it('VIV-2.4e: nor does one that ends before it wrote the answer to a campaign mail', async () => {
    const [dead = ''] = await seedConfirmed(app, senderId, 1, 'tot-im-brief');
    const id = await sendCampaign(app, senderId);
    endAt(app.newsletter.repositories.deliveries, 'record');
    await sendNow(app);
    const row = async () => (await deliveries(app, id)).find(({ email }) => email === dead);
    expect(await row()).toMatchObject({ state: 'uncertain' });
    expect(await suppressionsOf(dead)).toEqual(DEAD);
    expect(server.offered.filter((email) => email === dead)).toHaveLength(1);
  });
});
