import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.join(here, '../dist/widget');

const bundle = (entry, outfile, more) =>
  build({
    entryPoints: [path.join(here, 'src', entry)],
    outfile: path.join(out, outfile),
    bundle: true,
    minify: true,
    // The first versions with constructable style sheets, which a strict CSP lets be.
    target: ['chrome99', 'firefox101', 'safari16.4'],
    legalComments: 'none',
    logLevel: 'warning',
    ...more,
  });

/** As the server computes it: a file asked for by its hash may be cached for good. */
const named = (file) => {
  const content = readFileSync(path.join(out, file));
  return JSON.stringify(`${file}?v=${createHash('sha256').update(content).digest('hex').slice(0, 16)}`);
};

// What the widget loads later comes first, because the widget names it by its hash.
await bundle('proof.ts', 'widget-proof.js', { format: 'esm' });
await bundle('spelling.ts', 'widget-spelling.js', { format: 'esm' });
await bundle('index.ts', 'widget.js', {
  format: 'iife',
  define: { __PROOF_FILE__: named('widget-proof.js'), __SPELLING_FILE__: named('widget-spelling.js') },
});
