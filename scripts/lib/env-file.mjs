import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { at } from './paths.mjs';
import { say } from './say.mjs';

const random = () => randomBytes(32).toString('base64url');

/** Every secret a start needs, and how a fresh one looks. */
export const SECRETS = {
  APP_KEYS: () => `${random()},${random()}`,
  ADMIN_JWT_SECRET: random,
  API_TOKEN_SALT: random,
  TRANSFER_TOKEN_SALT: random,
  JWT_SECRET: random,
  ENCRYPTION_KEY: random,
  NEWSLETTER_SECRET: random,
};

/** A fresh one of each. */
export const newSecrets = () =>
  Object.fromEntries(Object.entries(SECRETS).map(([name, make]) => [name, make()]));

const file = () => at('.env');

const parse = (text) =>
  Object.fromEntries(
    text
      .split('\n')
      .map((line) => /^\s*([A-Z0-9_]+)\s*=\s*(.*?)\s*$/.exec(line))
      .filter(Boolean)
      .map(([, name, value]) => [name, value.replace(/^(["'])(.*)\1$/, '$2')]),
  );

/** The settings in .env; what the environment itself sets comes first. */
export const readEnv = () => ({
  ...(existsSync(file()) ? parse(readFileSync(file(), 'utf8')) : {}),
  ...process.env,
});

/** Names of the secrets nobody has set. */
export const missingSecrets = () => {
  const env = readEnv();
  return Object.keys(SECRETS).filter((name) => !env[name]);
};

/** Adds what is missing to .env and leaves the rest of it alone. */
export const ensureSecrets = () => {
  const missing = missingSecrets();
  if (missing.length === 0) return;
  const before = existsSync(file()) ? readFileSync(file(), 'utf8').replace(/\n?$/, '\n') : '';
  const added = missing.map((name) => `${name}=${SECRETS[name]()}`).join('\n');
  writeFileSync(file(), `${before}${added}\n`, { mode: 0o600 });
  say(`Wrote new random secrets to .env: ${missing.join(', ')}`);
};
