import { ensureSecrets } from './lib/env-file.mjs';

ensureSecrets();
