import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { at } from '../../../scripts/lib/paths.mjs';

const require = createRequire(import.meta.url);
const ts = require('typescript');

const OPTIONS = {
  module: ts.ModuleKind.CommonJS,
  target: ts.ScriptTarget.ES2022,
  esModuleInterop: true,
};

/** Files of the server as they are written, each by itself, so that a profile names them; the built bundle is one file. */
Module._extensions['.ts'] = (module, file) =>
  module._compile(
    ts.transpileModule(readFileSync(file, 'utf8'), { compilerOptions: OPTIONS }).outputText,
    file,
  );

const server = (name) => require(at('src/plugins/newsletter/server/src', `${name}.ts`));

/** The engine and what it stands on, built from the source over a booted site. `replace` puts other parts in. */
export const engineFromSource = ({ strapi, newsletter }, replace = {}) => {
  const { config, consent } = newsletter;
  const base = { ...server('compose-base').composeBase(strapi, config), ...replace };
  return { ...base, engine: server('compose-sending').composeSending(strapi, { ...base, consent }) };
};
