import { Readable } from 'node:stream';
import { adminDoor, bootDoors, confirmed, refusal, subscriberOf, type Loose } from '../helpers/doors';
import { nothingWritten } from '../helpers/refused';
import { seedSender } from '../helpers/seed';
import type { App } from '../helpers/strapi';

/** A list is one more door: what somebody said here outweighs whatever it brings. */
describe('what the rules on consent forbid by a list', () => {
  let app: App;
  let door: Awaited<ReturnType<typeof adminDoor>>;
  let senderId: string;
  beforeAll(async () => {
    app = await bootDoors('sqlite');
    ({ senderId } = await seedSender(app));
    door = await adminDoor(app);
  });
  afterAll(() => app.stop());

  const at = new Date(Date.now() - 86_400_000).toISOString();
  const bring = (address: string) =>
    app.newsletter.imports.importFile(
      Readable.from([
        'email,requested_at,request_ip,confirmed_at,confirm_ip,source,consent_text\n',
        `${address},${at},192.0.2.1,${at},192.0.2.1,https://testhaus.test,Ja bitte\n`,
      ]),
      { senderId, purposeKey: 'brief', origin: 'own-form', actor: 'test' },
    );
  const someone = async () => {
    const address = await confirmed(app);
    const id: string = (await subscriberOf(app, address)).document_id;
    return { address, id, person: (await app.newsletter.repositories.subscribers.find(id))! };
  };
  const suppressedBy = (reason: 'bounce' | 'complaint' | 'objection' | 'operator') => async () => {
    const { address, id, person } = await someone();
    await app.newsletter.consent.suppress(person, reason, 'test');
    return { address, id };
  };
  const ended = (event: 'withdrawn' | 'expired' | 'objected') => async () => {
    const { address, id, person } = await someone();
    await app.newsletter.consent.record(person, [{ event, purposeKey: 'brief', payload: {} }]);
    return { address, id };
  };

  it.each<[string, () => Promise<{ address: string; id: string }>]>([
    ['left', ended('withdrawn')],
    ['lapsed', ended('expired')],
    ['objected', ended('objected')],
    ['bounced', suppressedBy('bounce')],
    ['complained', suppressedBy('complaint')],
    ['never wants mail again', suppressedBy('objection')],
    ['was barred by the operator', suppressedBy('operator')],
  ])('MSR-2.4-21: nobody who %s is raised by a list, complete as its proof may be', async (_what, make) => {
    const { address, id } = await make();
    const stateOf = async () => ({
      consent: await app.newsletter.repositories.consents.find(id, 'brief'),
      events: (await app.newsletter.repositories.ledger.ofSubscriber(id)).length,
      state: (await subscriberOf(app, address)).state,
    });
    const before = await stateOf();
    expect(await bring(address)).toMatchObject({ proven: 0 });
    expect(await stateOf()).toEqual(before);
  });

  it.each([
    ['MOS-2.1', 'purchased'],
    ['VIV-2.3c', 'rented'],
    ['VIV-2.3c', 'scraped'],
    ['MOS-2.1', 'public-register'],
  ])('%s: a list of the origin “%s” does not even open', async (rule, origin) => {
    const { imports } = app.newsletter;
    const order = { senderId, purposeKey: 'brief', origin, actor: 'test' };
    const answers = await nothingWritten(app, async () => [
      await door.call('POST', '/newsletter/imports', { senderId, purposeKey: 'brief', origin }),
      await imports.importFile(Readable.from(['email\n']), order).then(
        () => 'taken',
        ({ code }: Loose) => code,
      ),
    ]);
    expect([rule, refusal(answers[0]).code, answers[1]]).toEqual([rule, 'origin_refused', 'origin_refused']);
  });
});
