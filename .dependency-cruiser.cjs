/**
 * Import directions inside the plugin's server. Each layer may use what stands left of it:
 *
 *   domain ← repositories, providers ← services ← http ← controllers, graphql, jobs ← compose ← register, bootstrap
 *
 * Types that the server shares with the admin (shared/contracts) stand left of everything.
 */
const SERVER = '^src/plugins/newsletter/server/src/';
const inside = (...rooms) => `${SERVER}(${rooms.join('|')})(/|\\.ts$)`;
const TESTS = '\\.(test|property\\.test)\\.ts$';

/** `rooms` may import themselves and `allowed`; of `shapes` types only. Nothing else of ours. */
const layer = (name, { rooms, allowed, shapes = [] }, comment) => {
  const from = { path: inside(...rooms), pathNot: TESTS };
  const ours = `${SERVER}|^src/plugins/newsletter/(bin|admin)/`;
  const reachable = [...rooms, ...allowed];
  const rules = [
    { name, comment, severity: 'error', from, to: { path: ours, pathNot: inside(...reachable, ...shapes) } },
  ];
  if (shapes.length === 0) return rules;
  const to = { path: inside(...shapes), dependencyTypesNot: ['type-only'] };
  return [...rules, { name: `${name}-shapes-only`, comment, severity: 'error', from, to }];
};

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle has no first part to understand.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    ...layer('domain', { rooms: ['domain'], allowed: [] }, 'The rules know nothing of ours outside domain/.'),
    ...layer('database', { rooms: ['db', 'migrations'], allowed: [] }, 'The database knows no caller.'),
    ...layer(
      'repositories',
      { rooms: ['repositories'], allowed: ['domain', 'db'] },
      'Rows come in and out; who asked is unknown here.',
    ),
    ...layer(
      'providers',
      { rooms: ['providers'], allowed: ['domain'] },
      'Mail servers, inboxes, DNS: adapters without a database.',
    ),
    ...layer(
      'pages',
      { rooms: ['texts', 'pages'], allowed: ['domain'] },
      'Pages are pure functions from data to HTML.',
    ),
    ...layer(
      'services',
      { rooms: ['services'], allowed: ['domain', 'db', 'repositories', 'providers', 'texts'] },
      'Use cases serve every interface alike and know none of them.',
    ),
    ...layer(
      'walls',
      {
        rooms: ['walls'],
        allowed: ['domain', 'content-types', 'http', 'instance'],
        shapes: ['repositories', 'services'],
      },
      'The last wall gets what it asks from compose.',
    ),
    ...layer(
      'http',
      {
        rooms: ['http'],
        allowed: ['domain', 'pages', 'texts', 'instance'],
        shapes: ['repositories', 'services'],
      },
      'What all HTTP edges share.',
    ),
    ...layer(
      'edges',
      {
        rooms: ['controllers', 'graphql', 'jobs', 'routes'],
        allowed: ['domain', 'services', 'pages', 'texts', 'http', 'permissions', 'content-types', 'instance'],
        shapes: ['repositories'],
      },
      'Edges translate; repositories and services reach them composed, through instance.',
    ),
    {
      name: 'domain-needs-no-framework',
      comment: 'No Strapi, no transport, no disk, no network in domain/.',
      severity: 'error',
      from: { path: inside('domain'), pathNot: [TESTS, '/(testing|fixtures)/', 'test-support\\.ts$'] },
      to: {
        path: [
          'node_modules/(@strapi|knex|nodemailer|pg|koa)/',
          '^(fs|net|tls|dns|http|https|child_process|worker_threads)(/|$)',
        ],
      },
    },
    {
      name: 'admin-apart',
      comment: 'The browser gets contracts, never server code.',
      severity: 'error',
      from: { path: '^src/plugins/newsletter/admin/' },
      to: { path: '^src/plugins/newsletter/(server|bin)/' },
    },
    {
      name: 'widget-apart',
      comment: 'What runs on foreign sites gets the types of the contracts, and no other code of ours.',
      severity: 'error',
      from: { path: '^src/plugins/newsletter/widget/' },
      to: { path: '^src/plugins/newsletter/(server|admin|bin)/' },
    },
    {
      name: 'nobody-imports-the-widget',
      comment: 'It is served as a file.',
      severity: 'error',
      from: { path: '^src/plugins/newsletter/(server|admin|bin|shared)/' },
      to: { path: '^src/plugins/newsletter/widget/' },
    },
    {
      name: 'contracts-apart',
      comment: 'Contracts are read by both sides and import neither.',
      severity: 'error',
      from: { path: '^src/plugins/newsletter/shared/' },
      to: { path: '^src/plugins/newsletter/(server|admin|bin|widget)/' },
    },
    {
      name: 'site-apart',
      comment: 'The site configures the plugin and reaches into nothing of it.',
      severity: 'error',
      from: { path: '^(src/index\\.ts|src/api|config|database)' },
      to: { path: '^src/plugins/newsletter/(server|admin|shared)/' },
    },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      from: { path: '^src/', pathNot: [TESTS, 'test-support\\.ts$', '\\.fixture\\.ts$', '/testing/'] },
      to: { path: ['^test/', TESTS, 'test-support\\.ts$', '\\.fixture\\.ts$'] },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|build|\\.tmp|\\.cache)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
