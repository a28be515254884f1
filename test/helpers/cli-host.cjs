/**
 * A process that runs one command line after another, each as if the process were its own: its arguments, folder,
 * environment, output and exit code. What Node and Strapi load at first is loaded once.
 */
const { main } = require('../../src/plugins/newsletter/dist/bin/newsletter.js');

/** Runs `work` with what it writes kept; what the command line itself does to these streams is undone after it. */
const listening = async (work) => {
  const { stdout, stderr } = process;
  const before = { stdout: stdout.write, stderr: stderr.write };
  const kept = { stdout: '', stderr: '' };
  const keep = (name) => (chunk, encoding, done) => {
    kept[name] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
    const callback = typeof encoding === 'function' ? encoding : done;
    if (callback) process.nextTick(callback);
    return true;
  };
  stdout.write = keep('stdout');
  stderr.write = keep('stderr');
  try {
    return { exitCode: await work(), ...kept };
  } finally {
    Object.assign(stdout, { write: before.stdout });
    Object.assign(stderr, { write: before.stderr });
    stdout.removeAllListeners('error');
  }
};

process.on('message', ({ args, cwd, env }) => {
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, env);
  process.chdir(cwd);
  void listening(() => main(args, { cwd, appDir: cwd })).then((result) => process.send(result));
});
// Strapi takes all listeners off its process when it ends, and whoever started this one goes first.
process.removeAllListeners = () => process;
process.on('disconnect', () => process.exit());
