const vm = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');

/** Node has no object for the context that a program starts in, only the absence of one; this stands for it here. */
const OWN_CONTEXT = {};
const { compileFunction } = vm;
vm.compileFunction = (code, params, options) =>
  compileFunction(
    code,
    params,
    options?.parsingContext === OWN_CONTEXT ? { ...options, parsingContext: undefined } : options,
  );

/**
 * Runs the tests of a worker in the worker's own realm instead of one per file. So a worker loads Strapi once
 * (test/helpers/strapi.ts) and what it gives out is of the same classes as what the tests make. Modules that tests
 * import still belong to one file alone; what Jest itself puts into the globals for a file is taken out after it.
 */
class OneRealmEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.global = globalThis;
    this.fakeTimersModern = new this.fakeTimersModern.constructor({
      config: config.projectConfig,
      global: globalThis,
    });
    this.moduleMocker = new this.moduleMocker.constructor(globalThis);
    this.global.nodeRequire = require;
    const { exit, getBuiltinModule, env } = process;
    this.before = { console: globalThis.console, process: { exit, getBuiltinModule }, env: { ...env } };
  }

  getVmContext() {
    return this.context === null ? null : OWN_CONTEXT;
  }

  async teardown() {
    await super.teardown();
    for (const key of Object.getOwnPropertySymbols(globalThis)) {
      // Jest's per-file state (handlers, retries, time limits): its symbols are in capitals.
      if (/^[A-Z_]+$/.test(key.description ?? '')) delete globalThis[key];
    }
    globalThis.console = this.before.console;
    Object.assign(process, this.before.process);
    for (const name of Object.keys(process.env)) if (!(name in this.before.env)) delete process.env[name];
    Object.assign(process.env, this.before.env);
  }
}

module.exports = OneRealmEnvironment;
