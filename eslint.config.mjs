import tseslint from 'typescript-eslint';

const DOMAIN = 'src/plugins/newsletter/server/src/domain/**/*.ts';

/** Rules are `error` or `off`, never `warn`: a warning nobody must heed is noise. */
export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/build/**',
      '**/node_modules/**',
      '.tmp/**',
      '.cache/**',
      'types/**',
      '**/*.cjs',
      'src/admin/**',
    ],
  },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      // `const { secret: _, ...shown } = row` is how a field is left out.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
      'max-params': ['error', 4],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: [DOMAIN],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'process', message: 'domain/ is pure: take configuration as an argument.' },
        { name: 'fetch', message: 'domain/ is pure: no I/O.' },
        { name: 'setTimeout', message: 'domain/ is pure: return when to look again instead.' },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'domain/ has no clock: take `now` as an argument.' },
        {
          object: 'Math',
          property: 'random',
          message: 'domain/ is deterministic: take randomness as an argument.',
        },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
          message: 'domain/ has no clock: take `now` as an argument.',
        },
      ],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['@strapi/*', 'knex', 'nodemailer', 'nodemailer/*'],
              message: 'domain/ knows no framework and no transport.',
            },
            {
              group: [
                'fs',
                'fs/*',
                'node:fs',
                'node:fs/*',
                'net',
                'node:net',
                'node:http',
                'node:https',
                'node:dns',
              ],
              message: 'domain/ is pure: no I/O.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.test.ts'],
    rules: {
      'no-restricted-syntax': 'off',
      'no-restricted-properties': 'off',
      'no-restricted-imports': 'off',
      'no-restricted-globals': 'off',
    },
  },
  // Strapi loads a site's compiled files, and those are CommonJS.
  { files: ['test/bench/site/**/*.js'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  { files: ['**/*.mjs'], ...tseslint.configs.disableTypeChecked },
);
