import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { at } from '../../../scripts/lib/paths.mjs';

const require = createRequire(import.meta.url);
const ts = require('typescript');

const SOURCE = at('src/plugins/newsletter/server/src');
const OPTIONS = {
  module: ts.ModuleKind.CommonJS,
  target: ts.ScriptTarget.ES2022,
  esModuleInterop: true,
};

/** Stands in for the signer where a benchmark compares with a sender that does not sign. */
const UNSIGNED = {
  file: path.join(SOURCE, 'domain/message/dkim/sign-message.ts'),
  text: `export const signMessage = (message: Buffer) => message;
    export const signMessageInBackground = (message: Buffer) => Promise.resolve(message);
    export const bodyHashIn = () => '';`,
};
let instead = null;

const textOf = (file) => (file === instead?.file ? instead.text : readFileSync(file, 'utf8'));

/** Files of the server as they are written, each by itself, so that a profile names them; the built bundle is one file. */
Module._extensions['.ts'] = (module, file) =>
  module._compile(ts.transpileModule(textOf(file), { compilerOptions: OPTIONS }).outputText, file);

const loadAnew = (replacement) => {
  for (const file of Object.keys(require.cache)) if (file.startsWith(SOURCE)) delete require.cache[file];
  instead = replacement;
  const server = (name) => require(path.join(SOURCE, `${name}.ts`));
  return { ...server('compose-base'), ...server('compose-sending') };
};

/** The engine and what it stands on, built from the source over a booted site. `replace` puts other parts in. */
export const engineFromSource = ({ strapi, newsletter }, { replace = {}, unsigned = false } = {}) => {
  const { composeBase, composeSending } = loadAnew(unsigned ? UNSIGNED : null);
  const { config, consent } = newsletter;
  const base = { ...composeBase(strapi, config), ...replace };
  const { engine } = composeSending(strapi, { ...base, consent });
  return { ...base, engine };
};
