import { randomBytes } from 'node:crypto';
import { bootDoors, call, confirmed, newAddress, subscriberOf, type Answer } from './doors';
import { seedSender } from './seed';
import type { App, DatabaseKind } from './strapi';

export interface Member {
  /** The rights of his role from now on, and no others. */
  may(abilities: readonly string[]): Promise<void>;
  call(method: string, path: string, body?: object): Promise<Answer>;
}

/** Somebody of the team who logs in with a role of his own that allows nothing yet. */
export const newMember = async (app: App): Promise<Member> => {
  const name = randomBytes(6).toString('hex');
  const password = `${randomBytes(9).toString('base64url')}aA1`;
  const email = `team-${name}@example.org`;
  const roles = app.strapi.service('admin::role');
  const role = await roles.create({ name: `Rolle ${name}`, description: '' });
  await app.strapi
    .service('admin::user')
    .create({ email, firstname: 'Jona', lastname: 'Team', password, isActive: true, roles: [role.id] });
  const login = await call(app, 'POST', '/admin/login', { body: { email, password } });
  const token: string = login.json?.data?.accessToken ?? login.json?.data?.token;
  const headers = { authorization: `Bearer ${token}` };
  return {
    may: async (abilities) => {
      const permissions = abilities.map((ability) => ({
        action: `plugin::newsletter.${ability}`,
        subject: null,
        conditions: [],
      }));
      await roles.assignPermissions(role.id, permissions);
    },
    call: (method, path, body) =>
      call(app, method, `/newsletter${path}`, { headers, ...(body === undefined ? {} : { body }) }),
  };
};

/** The product with a sender that may send, and somebody of its team. */
export const bootWithTeam = async (database: DatabaseKind): Promise<{ app: App; team: Member }> => {
  const app = await bootDoors(database);
  await seedSender(app, { sender: { profiles: ['test-fast'] } });
  return { app, team: await newMember(app) };
};

/** Somebody who said yes and confirmed it. */
export const newSubscriber = async (app: App, name = 'paula'): Promise<{ email: string; id: string }> => {
  const email = await confirmed(app, newAddress(name));
  const { document_id: id } = await subscriberOf(app, email);
  return { email, id: String(id) };
};
