import { ADMIN_ROUTES } from '../helpers/admin-routes';
import { call, refusal } from '../helpers/doors';
import { sendCampaign } from '../helpers/seed';
import type { App } from '../helpers/strapi';
import { bootWithTeam, newSubscriber, type Member } from '../helpers/team';

/** What no row is called: numbers beyond a column, no numbers, bytes that are no text to PostgreSQL. */
const ODD = ['0', '-1', '1.5', '1e3', '99999999999', '9'.repeat(40), 'x1', '%00', 'a%00b', 'x'.repeat(300)];

/** As the routes want them, so that the row is looked for. */
const BODIES: Readonly<Record<string, object>> = {
  '/leaving-tasks/:id/decision': { verdict: 'dismissed', note: 'Versehen' },
  '/breaches/:id/closure': { outcome: 'not-needed', note: 'Kein Risiko' },
  '/approvals/:id/decision': { decision: 'refused', note: 'Nein' },
  '/campaigns/:id/recipient-decisions': {
    decision: 'arrived',
    recipients: ['2147483648', '999999999999999'],
  },
  '/letters/:id/decision': { decision: 'arrived' },
  '/senders/:id/sanctions/:sanction/release': { reason: 'Erledigt' },
};

const QUERIES = ['forSpreadsheets', 'format', 'kind', 'language', 'offset', 'page', 'pageSize', 'purpose'];
const MORE_QUERIES = ['purposeKey', 'q', 'senderId', 'state', 'unit'];

/** On PostgreSQL, whose columns take no such number and no such byte: SQLite finds nothing and says so. */
describe('what stands in the place of an id', () => {
  let app: App;
  let team: Member;
  let ids: Readonly<Record<string, string>>;
  beforeAll(async () => {
    ({ app, team } = await bootWithTeam('postgres'));
    await team.may([...new Set(ADMIN_ROUTES.flatMap(([, , ability]) => ability ?? []))]);
    const { id: subscribers } = await newSubscriber(app);
    const first = async (path: string): Promise<string> =>
      String((await team.call('GET', path)).json.results[0].id);
    const senders = await first('/senders');
    const campaigns = await sendCampaign(app, senders);
    ids = { subscribers, senders, campaigns, 'signup-forms': await first('/signup-forms') };
  });
  afterAll(() => app.stop());

  /** The path once with each odd word in each of its places; what comes before it is there. */
  const paths = (path: string): readonly string[] => {
    const places = [...path.matchAll(/:[a-z]+/g)].map(({ index }) => index);
    const known = ids[path.split('/')[1] ?? ''] ?? 'x1';
    return places.flatMap((place) =>
      ODD.map((odd) =>
        path.replace(/:[a-z]+/g, (_name, at: number) => (at === place ? odd : at < place ? known : 'x1')),
      ),
    );
  };

  it('DESIGN-2.6: is refused at every route of the admin and never a fault of the server', async () => {
    const faults = [];
    for (const [method, path] of ADMIN_ROUTES)
      for (const odd of paths(path)) {
        const body = method === 'GET' || method === 'DELETE' ? undefined : (BODIES[path] ?? {});
        const { status } = await team.call(method, odd, body);
        if (status < 400 || status >= 500) faults.push([method, odd, status]);
      }
    expect(faults).toEqual([]);
  });

  it('DESIGN-2.6: so is what stands in a query, or it is passed over', async () => {
    const faults = [];
    for (const [method, path] of ADMIN_ROUTES) {
      if (method !== 'GET') continue;
      const known = path.replace(/:[a-z]+/g, ids[path.split('/')[1] ?? ''] ?? 'x1');
      for (const odd of ODD) {
        const query = [...QUERIES, ...MORE_QUERIES].map((name) => `${name}=${odd}`).join('&');
        const { status } = await team.call(method, `${known}?${query}`);
        if (status >= 500) faults.push([path, odd, status]);
      }
    }
    expect(faults).toEqual([]);
  });

  it('DESIGN-2.6: numbers that no recipient can have are refused', async () => {
    const path = '/campaigns/:id/recipient-decisions';
    const answer = await team.call('POST', path.replace(':id', ids.campaigns ?? ''), BODIES[path]);
    expect([answer.status, refusal(answer)]).toEqual([422, { code: 'field_invalid', rule: 'DESIGN-2.3' }]);
  });

  it('DESIGN-2.6: visitors and programs meet no fault either', async () => {
    const pages = ['confirm', 'never-again', 'preferences', 'unsubscribe', 'view', 'renew', 'abuse/confirm'];
    const doors = ['forms/:id', 'forms/:id/embed', 'preferences/:id'];
    const faults = [];
    for (const path of [
      ...pages.map((one) => `/newsletter/${one}/:id`),
      ...doors.map((one) => `/api/newsletter/${one}`),
    ])
      for (const odd of ODD) {
        const { status } = await call(app, 'GET', path.replace(':id', odd));
        if (status >= 500) faults.push([path, odd, status]);
      }
    expect(faults).toEqual([]);
  });
});
