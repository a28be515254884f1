import { randomBytes } from 'node:crypto';

const secret = () => randomBytes(32).toString('base64url');

/** One of each that a start needs. */
export const newSecrets = () => ({
  APP_KEYS: `${secret()},${secret()}`,
  ADMIN_JWT_SECRET: secret(),
  API_TOKEN_SALT: secret(),
  TRANSFER_TOKEN_SALT: secret(),
  JWT_SECRET: secret(),
  ENCRYPTION_KEY: secret(),
  NEWSLETTER_SECRET: secret(),
});
