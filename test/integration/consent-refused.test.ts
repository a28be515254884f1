import {
  bootDoors,
  call,
  form,
  formNonce,
  graphql,
  knexOf,
  newAddress,
  refusal,
  subscribe,
  subscriberOf,
  type Answer,
} from '../helpers/doors';
import { nothingWritten } from '../helpers/refused';
import { FORM, PURPOSE, seedSender } from '../helpers/seed';
import { uid, type App } from '../helpers/strapi';

interface Attempt {
  readonly email?: unknown;
  readonly consents?: Readonly<Record<string, unknown>>;
  readonly version?: number;
}

const SUBSCRIBE = `mutation ($email: String!, $consents: [NewsletterConsentInput!]!, $version: Int) {
  subscribeToNewsletter(form: "brief", email: $email, consents: $consents, version: $version) { status }
}`;
/** Nobody comes in against the rules, whichever door he tries: nothing is written behind any of them. */
describe('what the rules on consent forbid whoever signs up, at every door', () => {
  let app: App;
  beforeAll(async () => {
    app = await bootDoors('sqlite');
    const { senderId } = await seedSender(app);
    const create = (type: string, data: object) => app.strapi.documents(uid(type)).create({ data });
    // A purpose of the same sender that the form does not show.
    await create('purpose', { ...PURPOSE, key: 'ungezeigt', senderId });
    await create('signup-form', { ...FORM, slug: 'anderes', purposeKeys: ['ungezeigt'], senderId });
  });
  afterAll(() => app.stop());

  const page = (
    { email: to = newAddress(), consents = { brief: true }, version = 1 }: Attempt,
    nonce?: string,
  ) => {
    const ticks = Object.fromEntries(
      Object.entries(consents).map(([key, value]) => [`consents[${key}]`, String(value)]),
    );
    const body = form({
      email: String(to),
      nonce: nonce ?? formNonce(app),
      version: String(version),
      website: '',
      ...ticks,
    });
    return call(app, 'POST', '/newsletter/forms/brief', { body });
  };
  const json = ({ email: to = newAddress(), consents = { brief: true }, version }: Attempt) =>
    subscribe(app, String(to), { data: { email: to, consents, ...(version ? { version } : {}) } });
  const byGraphql = ({ email: to = newAddress(), consents = { brief: true }, version }: Attempt) =>
    graphql(app, SUBSCRIBE, {
      email: to,
      consents: Object.entries(consents).map(([purpose, given]) => ({ purpose, given })),
      version: version ?? null,
    });
  /** As the element posts it: from a page, with the nonce of the form it shows. */
  const widget = ({ email: to = newAddress(), consents = { brief: true }, version = 1 }: Attempt) => {
    const data = { email: to, consents, version, nonce: formNonce(app), website: '', locale: 'de' };
    return subscribe(app, String(to), { data, headers: { origin: app.url } });
  };
  const DOORS = { page, widget, JSON: json, GraphQL: byGraphql };
  it.each<[rule: string, what: string, attempt: Attempt, refused: readonly [number, string, string]]>([
    ['MFR-2.1', 'a role address', { email: 'INFO@example.org' }, [422, 'role_address', 'MFR-2.1']],
    ['LM-2.1', 'webmaster@', { email: 'webmaster@example.org' }, [422, 'role_address', 'MFR-2.1']],
    ['LM-2.1', 'sales@ with a tag', { email: 'sales+x@example.org' }, [422, 'role_address', 'MFR-2.1']],
    [
      'MSR-2.4-21',
      'an address made to be thrown away',
      { email: 'ina@Mailinator.com' },
      [422, 'disposable_address', 'MSR-2.4-21'],
    ],
    ['AT-4', 'a known old test address', { email: 'max.mustermann@home.at' }, [422, 'test_address', 'AT-4']],
    [
      'R6531-1',
      'an address no mail can leave for',
      { email: 'ü@example.org' },
      [422, 'non_ascii_local_part', 'R6531-1'],
    ],
    ['MSR-2.4-21', 'no address', { email: 'kein' }, [422, 'email_malformed', 'MSR-2.4-21']],
    [
      'MSR-2.4-21',
      'two addresses',
      { email: 'a@example.org,b@example.org' },
      [422, 'email_malformed', 'MSR-2.4-21'],
    ],
    ['MSR-2.4-1', 'no tick at all', { consents: {} }, [422, 'consent_missing', 'MOS-2.2']],
    ['MSR-2.4-1', 'a box left unticked', { consents: { brief: false } }, [422, 'consent_missing', 'MOS-2.2']],
    [
      'MOS-2.4',
      'a purpose nobody knows',
      { consents: { brief: true, fremd: true } },
      [422, 'purpose_unknown', 'MOS-2.4'],
    ],
    [
      'MOS-2.5',
      'a purpose the form does not show',
      { consents: { ungezeigt: true } },
      [422, 'purpose_unknown', 'MOS-2.4'],
    ],
    [
      'MOS-2.6',
      'a partner the form does not name',
      { consents: { brief: true, partner: true } },
      [422, 'purpose_unknown', 'MOS-2.4'],
    ],
    ['MOS-2.3', 'another version than was shown', { version: 7 }, [409, 'form_changed', 'MOS-2.3']],
  ])('%s: no door takes %s', async (_rule, _what, attempt, [status, code, rule]) => {
    const answers = await nothingWritten(app, async () => {
      const got: [string, Answer][] = [];
      for (const [name, enter] of Object.entries(DOORS)) got.push([name, await enter(attempt)]);
      return got;
    });
    for (const [name, answer] of answers) {
      // A page shows the problem in words; GraphQL answers 200 with errors.
      if (name === 'page') expect([name, answer.status]).toEqual([name, status]);
      else expect([name, refusal(answer)]).toEqual([name, { code, rule }]);
      expect(answer.text).not.toMatch(/checked|\bat .*\.(js|ts):\d+/);
    }
  });

  it.each(['', 'x', 'eines anderen Formulars'])(
    'MFR-4.2: the page takes no submission with the nonce “%s”, and shows the form again',
    async (nonce) => {
      const foreign = nonce.includes(' ') ? formNonce(app, 'anderes') : nonce;
      const answer = await nothingWritten(app, () => page({}, foreign));
      expect(answer.status).toBe(409);
      expect(answer.text).not.toMatch(/<input[^>]*\bchecked\b/);
    },
  );

  it('VIV-2.3a: a signup through each door gives no consent by itself, and only the confirmation mail', async () => {
    for (const enter of Object.values(DOORS)) {
      const asked = newAddress();
      await enter({ email: asked });
      const { document_id: id, state } = await subscriberOf(app, asked);
      expect(state).toBe('unconfirmed');
      expect(await app.newsletter.repositories.consents.find(id, 'brief')).toMatchObject({
        state: 'requested',
      });
      const mails = await knexOf(app)('newsletter_notices').where({ to_address: asked }).select('notice');
      expect(mails).toEqual([{ notice: 'double-opt-in' }]);
    }
  });

  it.each(['LM-4.2', 'VIV-2.4a', 'VIV-2.4b'])(
    '%s: the request holds source, form version, address of the network and time, through every door',
    async () => {
      for (const enter of Object.values(DOORS)) {
        const asked = newAddress();
        const before = Date.now();
        await enter({ email: asked });
        const [record] = await app.newsletter.repositories.ledger.ofSubscriber(
          (await subscriberOf(app, asked)).document_id,
        );
        expect(JSON.parse(record!.payload)).toMatchObject({
          source: expect.stringMatching(/^http/),
          ip: expect.stringMatching(/^10\./),
          text: expect.anything(),
        });
        expect(Date.parse(record!.occurredAt)).toBeGreaterThanOrEqual(before);
      }
    },
  );
});
