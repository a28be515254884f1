/** One Jest project per kind of test; `npm test` runs them all and adds up the counts. */
const transform = {
  '^.+\\.(t|j)sx?$': [
    '@swc/jest',
    { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
  ],
};
/** For tests that boot Strapi: see there. */
const testEnvironment = '<rootDir>/test/helpers/one-realm-environment.cjs';
const project = (displayName, testMatch, more = {}) => ({
  displayName,
  testMatch: testMatch.map((pattern) => `<rootDir>/${pattern}`),
  testEnvironment: 'node',
  transform,
  moduleNameMapper: { '^fast-check$': '<rootDir>/test/helpers/seeded-fast-check.cjs' },
  // Copies of package.json inside build output would confuse Jest's module map.
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/src/plugins/newsletter/dist/', '<rootDir>/.tmp/'],
  ...more,
});

module.exports = {
  // A limit against what hangs, not a measure of speed: a busy machine must not turn a test red.
  testTimeout: 600_000,
  testSequencer: '<rootDir>/test/helpers/longest-first.cjs',
  projects: [
    project('unit', ['src/plugins/newsletter/**/*.test.ts']),
    project('integration', ['test/integration/**/*.test.ts'], { testEnvironment }),
    project('api', ['test/api/**/*.test.ts'], { testEnvironment }),
    project('regression', ['test/regression/**/*.test.ts'], { testEnvironment }),
    project('e2e', ['test/e2e/**/*.test.ts'], { testEnvironment }),
  ],
};
