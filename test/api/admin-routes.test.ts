import { ADMIN_ROUTES } from '../helpers/admin-routes';
import { bootDoors, call } from '../helpers/doors';
import type { App } from '../helpers/strapi';
import { newMember, type Member } from '../helpers/team';

interface Route {
  readonly method: string;
  readonly path: string;
}

const registered = (app: App): readonly Route[] => app.strapi.plugin('newsletter').routes.admin.routes;
const nameOf = ({ method, path }: Route): string => `${method} ${path}`;
/** A path as it is called; there is nothing behind these ids, and nobody without the right may learn that. */
const concrete = (path: string): string => path.replace(/:[a-z]+/g, 'x1');

describe('the routes of the admin and the rights they ask for', () => {
  let app: App;
  let team: Member;
  const anybody = (method: string, path: string) => call(app, method, `/newsletter${path}`);

  beforeAll(async () => {
    app = await bootDoors('sqlite');
    team = await newMember(app);
  });
  afterAll(() => app.stop());

  it('G-32: every route of the admin stands in the table of rights, and none is there twice', () => {
    const expected = ADMIN_ROUTES.map(([method, path]) => `${method} ${path}`);
    expect(registered(app).map(nameOf).sort()).toEqual([...expected].sort());
    expect(new Set(expected).size).toBe(expected.length);
  });

  it('G-32: no route answers whoever is not logged in', async () => {
    const answers = [];
    for (const [method, path] of ADMIN_ROUTES)
      answers.push([method, path, (await anybody(method, concrete(path))).status]);
    expect(answers).toEqual(ADMIN_ROUTES.map(([method, path]) => [method, path, 401]));
  });

  it.each(['read-only', 'full-access'])(
    'G-32: a token for programs (%s) opens none of them: no proof, no export, no report of an import',
    async (type) => {
      const order = { name: type, description: '', type, lifespan: null };
      const { accessKey } = await app.strapi.service('admin::api-token').create(order);
      const headers = { authorization: `Bearer ${accessKey}` };
      const answers = [];
      for (const [method, path] of ADMIN_ROUTES)
        answers.push([path, (await call(app, method, `/newsletter${concrete(path)}`, { headers })).status]);
      expect(answers).toEqual(ADMIN_ROUTES.map(([, path]) => [path, 401]));
      for (const path of ['subscribers', 'subscribers/x1', 'consent-records', 'imports', 'exports', 'proofs'])
        expect([path, (await call(app, 'GET', `/api/newsletter/${path}`, { headers })).status]).toEqual([
          path,
          404,
        ]);
    },
  );

  const abilities = [...new Set(ADMIN_ROUTES.flatMap(([, , ability]) => ability ?? []))];
  it.each(abilities)('G-32: all rights but %s open none of its routes', async (missing) => {
    await team.may(abilities.filter((ability) => ability !== missing));
    const answers = [];
    for (const [method, path, ability] of ADMIN_ROUTES) {
      if (ability !== missing) continue;
      answers.push([path, (await team.call(method, concrete(path))).status]);
    }
    expect(answers).toEqual(answers.map(([path]) => [path, 403]));
  });

  it('G-32: the right opens its route, and every right of the plugin has one', async () => {
    for (const ability of abilities) {
      const route = ADMIN_ROUTES.find(([method, , needed]) => needed === ability && method === 'GET');
      if (route === undefined) continue;
      await team.may([ability]);
      expect([ability, (await team.call('GET', concrete(route[1]))).status]).not.toEqual([ability, 403]);
    }
    await team.may([]);
    const { can } = (await team.call('GET', '/overview')).json;
    expect(Object.keys(can).sort()).toEqual([...abilities].sort());
    expect(Object.values(can).filter(Boolean)).toEqual([]);
  });

  it('MOS-1.3: no route of the admin gives a consent', () => {
    const names = registered(app).map(nameOf);
    expect(names.filter((name) => /consents|subscriptions|POST \/subscribers$/.test(name))).toEqual([]);
  });
});
