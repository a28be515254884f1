import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const plugin = path.resolve(__dirname, '../../src/plugins/newsletter');

const packed = async (): Promise<readonly string[]> => {
  // What is built lies there already; packing would build it anew.
  const { stdout } = await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: plugin });
  const [{ files }] = JSON.parse(stdout) as [{ files: { path: string }[] }];
  return files.map((file) => file.path);
};

describe('the package', () => {
  it('DESIGN-3: what is packed is what a site needs, and no source or test of ours', async () => {
    const files = await packed();
    const needed = [
      'dist/server/index.js',
      'dist/admin/index.js',
      'dist/bin/newsletter.js',
      'dist/widget/widget.js',
      'docs/proof-format.md',
      'docs/verify-proof.mjs',
      'README.md',
    ];
    expect(needed.filter((file) => !files.includes(file))).toEqual([]);
    expect(files.filter((file) => /\.test\.|^(server|admin|bin|widget)\/|node_modules/.test(file))).toEqual(
      [],
    );
  });

  it('DESIGN-3: every built part has a script of the package itself, run before packing', async () => {
    const file = await readFile(path.join(plugin, 'package.json'), 'utf8');
    const { scripts } = JSON.parse(file) as { scripts: Record<string, string> };
    expect(scripts.prepack).toBe('npm run build');
    const parts = Object.keys(scripts).filter((name) => name.startsWith('build:'));
    expect(parts.filter((name) => !scripts.build?.includes(`npm run ${name}`))).toEqual([]);
  });
});
