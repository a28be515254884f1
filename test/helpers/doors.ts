import { createHash, randomBytes } from 'node:crypto';
import { boot, type App, type DatabaseKind, newsletterTables } from './strapi';

/** Strapi on loopback that believes its neighbour's X-Forwarded-For, so that every visitor of a test has an address. */
export const bootDoors = async (database: DatabaseKind, env: Record<string, string> = {}): Promise<App> => {
  const app = await boot({
    database,
    listen: true,
    env: { TRUSTED_PROXIES: '127.0.0.1,::1', ...env },
  });
  // Mail stays queued until a test lets it go: what a request wrote can be counted.
  await app.newsletter.engine.stop();
  return app;
};

let visitors = 0;

/** A visitor nobody has seen before, in a network of his own: no test meets another test's rate limit. */
export const newVisitor = (): string => {
  visitors += 1;
  return `10.${Math.floor(visitors / 250)}.${visitors % 250}.7`;
};

let people = 0;

export const newAddress = (name = 'ina'): string => {
  people += 1;
  return `${name}${people}@example.org`;
};

/** Rows and bodies whose shape a test states by what it expects. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Loose = any;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body, or null when it is not JSON. */
  readonly json: Loose;
}

type Body = URLSearchParams | FormData | string | Buffer | object;

export interface Sent {
  readonly ip?: string;
  readonly headers?: Record<string, string>;
  readonly body?: Body;
}

const encode = (body: Body | undefined): { body?: BodyInit; type?: string } => {
  if (body === undefined) return {};
  if (typeof body === 'string' || Buffer.isBuffer(body)) return { body: body as BodyInit };
  if (body instanceof URLSearchParams || body instanceof FormData) return { body };
  return { body: JSON.stringify(body), type: 'application/json' };
};

/** One request, redirects shown and not followed. */
export const call = async (app: App, method: string, path: string, sent: Sent = {}): Promise<Answer> => {
  const { body, type } = encode(sent.body);
  const response = await fetch(new URL(path, app.url), {
    method,
    redirect: 'manual',
    headers: {
      // A kept connection may be closed by the server just as the next request takes it.
      connection: 'close',
      'x-forwarded-for': sent.ip ?? newVisitor(),
      ...(type === undefined ? {} : { 'content-type': type }),
      ...sent.headers,
    },
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  let json: Loose = null;
  try {
    json = JSON.parse(text);
  } catch {
    // A page.
  }
  return { status: response.status, headers: response.headers, text, json };
};

export const graphql = (app: App, query: string, variables: object, sent: Sent = {}): Promise<Answer> =>
  call(app, 'POST', '/graphql', { ...sent, body: { query, variables } });

/** The nonce a page carries. */
export const nonceOf = (page: Answer): string => /name="nonce" value="([^"]+)"/.exec(page.text)?.[1] ?? '';

/** The nonce of a signup form that has been open for a while: nobody waits for the minimum fill time. */
export const formNonce = (app: App, slug = 'brief', version = 1, ageMs = 5_000): string =>
  app.newsletter.links.token('page-nonce', `form:${slug}:${version}|${Date.now() - ageMs}|10.0.0.1`);

export const form = (fields: Readonly<Record<string, string>>): URLSearchParams =>
  new URLSearchParams(fields);

/** What a visitor does with a page: GET, then its button, a POST with the nonce of that page. */
export const press = async (
  app: App,
  path: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<Answer> => {
  const page = await call(app, 'GET', path);
  return call(app, 'POST', path, { body: form({ nonce: nonceOf(page), ...fields }) });
};

/** `{ code, rule }` of a refusal, whichever door it came through. */
export const refusal = ({ json }: Answer): { code?: string; rule?: string } => {
  const details = json?.error?.details ?? json?.errors?.[0]?.extensions?.error?.details ?? {};
  return { code: details.code, rule: details.rule };
};

export const knexOf = (app: App) => app.newsletter.database.knex();

/** The confirmation mails queued for an address, oldest first. */
export const confirmationMails = (app: App, email: string) =>
  knexOf(app)('newsletter_notices').where({ to_address: email, notice: 'double-opt-in' }).orderBy('id');

const pathOf = (text: string, page: string): string =>
  new RegExp(`/newsletter/${page}/[A-Za-z0-9_-]+`).exec(text)?.[0] ?? `no ${page} link`;

/** The paths of the links in the newest confirmation mail to an address. */
export const linksTo = async (app: App, email: string) => {
  const mails = await confirmationMails(app, email);
  const text = String(mails.at(-1)?.text ?? '');
  const confirm = pathOf(text, 'confirm');
  return { confirm, token: confirm.split('/').at(-1) ?? '', neverAgain: pathOf(text, 'never-again') };
};

export const subscribe = (app: App, email: string, more: Sent & { data?: object } = {}): Promise<Answer> =>
  call(app, 'POST', '/api/newsletter/subscriptions', {
    ...more,
    body: { form: 'brief', email, consents: { brief: true }, ...more.data },
  });

/** Signup and confirmation through the JSON door. */
export const confirmed = async (app: App, email = newAddress(), data: object = {}): Promise<string> => {
  await subscribe(app, email, { data });
  const { token } = await linksTo(app, email);
  const answer = await call(app, 'POST', '/api/newsletter/confirmations', { body: { token } });
  if (answer.status !== 200) throw new Error(`Not confirmed: ${answer.text}`);
  return email;
};

export const subscriberOf = (app: App, email: string) =>
  knexOf(app)('newsletter_subscribers').where({ email }).first();

export const ledgerOf = async (app: App, email: string) => {
  const subscriber = await subscriberOf(app, email);
  return subscriber ? app.newsletter.repositories.ledger.ofSubscriber(subscriber.document_id) : [];
};

export const eventsOf = async (app: App, email: string): Promise<string[]> =>
  (await ledgerOf(app, email)).map(({ event }) => event);

/** Written by jobs at any moment, and nobody's data. */
const BEATING: ReadonlySet<string> = new Set([
  'newsletter_leases',
  'newsletter_heartbeats',
  'newsletter_counters',
]);

/** A hash over every row of every newsletter table: two equal ones mean that not a byte was written. */
export const tableHashes = async (app: App): Promise<Record<string, string>> => {
  // What was written before gets its place in the chain now, not between two looks; leases beat by themselves.
  await app.newsletter.ledgerSealing.sealAll();
  const hashes: Record<string, string> = {};
  for (const table of (await newsletterTables(app)).filter((name) => !BEATING.has(name)).sort()) {
    const rows = (await knexOf(app)(table).select('*')).map((row: object) => JSON.stringify(row)).sort();
    hashes[table] = createHash('sha256').update(rows.join('\n')).digest('hex');
  }
  return hashes;
};

/** A logged-in super admin: the Content Manager's own HTTP door. */
export const adminDoor = async (app: App) => {
  const password = `${randomBytes(9).toString('base64url')}aA1`;
  const email = `chef-${randomBytes(4).toString('hex')}@example.org`;
  const role = await app.strapi.service('admin::role').getSuperAdmin();
  await app.strapi
    .service('admin::user')
    .create({ email, firstname: 'Ina', lastname: 'Chef', password, isActive: true, roles: [role.id] });
  const login = await call(app, 'POST', '/admin/login', { body: { email, password } });
  const token: string = login.json?.data?.accessToken ?? login.json?.data?.token;
  const headers = { authorization: `Bearer ${token}` };
  const at = (type: string) => `/content-manager/collection-types/plugin::newsletter.${type}`;
  return {
    headers,
    call: (method: string, path: string, body?: object) =>
      call(app, method, path, { headers, ...(body === undefined ? {} : { body }) }),
    create: (type: string, body: object) => call(app, 'POST', at(type), { headers, body }),
    update: (type: string, id: string, body: object) =>
      call(app, 'PUT', `${at(type)}/${id}`, { headers, body }),
    remove: (type: string, id: string) => call(app, 'DELETE', `${at(type)}/${id}`, { headers }),
    removeMany: (type: string, documentIds: readonly string[]) =>
      call(app, 'POST', `${at(type)}/actions/bulkDelete`, { headers, body: { documentIds } }),
  };
};
