import {
  bootDoors,
  confirmed,
  knexOf,
  linksTo,
  newAddress,
  newVisitor,
  press,
  subscriberOf,
  type Loose,
} from '../helpers/doors';
import { PURPOSE, FORM, seedSender } from '../helpers/seed';
import { sendNow } from '../helpers/sending';
import { uid, type App } from '../helpers/strapi';

/** The cap can hold a mail back for hours; what its reader said meanwhile counts. */
describe('mail that waited while its reader said no', () => {
  let app: App;
  let senderId: string;
  beforeAll(async () => {
    app = await bootDoors('sqlite');
    ({ senderId } = await seedSender(app, { sender: { profiles: ['test-fast'] } }));
    const create = (type: string, data: object) => app.strapi.documents(uid(type)).create({ data });
    await create('purpose', { ...PURPOSE, key: 'zwei', title: 'Zweitbrief', senderId });
    await create('signup-form', { ...FORM, slug: 'zwei', purposeKeys: ['zwei'], senderId });
  });
  afterAll(() => app.stop());

  const fates = async (where: object): Promise<string[]> =>
    (await knexOf(app)('newsletter_notices').where(where).orderBy('id')).map(
      ({ state, reason }: Loose) => reason ?? state,
    );
  const idOf = async (email: string): Promise<string> => (await subscriberOf(app, email)).document_id;
  const lastPart = (url: string): string => url.split('/').at(-1) ?? '';
  const leave = async (email: string) =>
    app.newsletter.preferences.save(
      lastPart(app.newsletter.links.preferences(await idOf(email))),
      { leave: ['brief'] },
      { method: 'page' },
    );
  const suppress = async (email: string, reason: 'operator' | 'bounce') => {
    const person = await app.newsletter.repositories.subscribers.find(await idOf(email));
    await app.newsletter.consent.suppress(person!, reason, 'test');
  };

  it('MSR-2.4-10: the question to renew goes to nobody who left, was suppressed or lapsed before it left', async () => {
    const [stays, left, bounced] = [await confirmed(app), await confirmed(app), await confirmed(app)];
    await sendNow(app);
    // Asked in month 21: the yes is moved 21 months and a day into the past.
    const past = Date.now() - 670 * 86_400_000;
    for (const email of [stays, left, bounced]) {
      const consent = { expressed_at: past, expires_at: past + 730 * 86_400_000 };
      await knexOf(app)('newsletter_consents')
        .where({ subscriber_id: await idOf(email) })
        .update(consent);
    }
    expect(await app.newsletter.consentUpkeep()).toMatchObject({ asked: 3 });
    await leave(left);
    await suppress(bounced, 'bounce');
    await sendNow(app);
    const fate = (email: string) => fates({ to_address: email, notice: 'renewal' });
    expect([await fate(stays), await fate(left), await fate(bounced)]).toEqual([
      ['submitted'],
      ['consent_withdrawn'],
      ['suppressed_bounce'],
    ]);
  });

  it('C.6: who said "never write again" gets no confirmation mail that was waiting already', async () => {
    const email = newAddress();
    const signUp = (slug: string, purpose: string) =>
      app.newsletter.signup.request({
        form: slug,
        email,
        consents: { [purpose]: true },
        ip: newVisitor(),
        userAgent: 'Test',
      });
    await signUp('brief', 'brief');
    const { neverAgain } = await linksTo(app, email);
    await sendNow(app);
    await signUp('zwei', 'zwei');
    await press(app, neverAgain);
    await sendNow(app);
    expect(await fates({ to_address: email, notice: 'double-opt-in' })).toEqual(['submitted', 'never_again']);
  });

  it('VIV-2.3a: a confirmation mail whose link confirms nothing any more is not sent', async () => {
    const people = [newAddress(), newAddress(), newAddress()] as const;
    for (const email of people)
      await app.newsletter.signup.request({
        form: 'brief',
        email,
        consents: { brief: true },
        ip: newVisitor(),
        userAgent: 'Test',
      });
    const [asks, left, barred] = people;
    await leave(left);
    await suppress(barred, 'operator');
    await sendNow(app);
    const fate = (email: string) => fates({ to_address: email, notice: 'double-opt-in' });
    expect([await fate(asks), await fate(left), await fate(barred)]).toEqual([
      ['submitted'],
      ['request_settled'],
      ['suppressed_operator'],
    ]);
  });
});
