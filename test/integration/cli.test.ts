import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { rules } from '../../src/plugins/newsletter/server/src/domain/rules';
import { runCli, runJson } from '../helpers/cli';

const folder = mkdtempSync(path.join(os.tmpdir(), 'jawort-cli-'));
const file = (name: string, content: string | Buffer): string => {
  const place = path.join(folder, name);
  writeFileSync(place, content);
  return place;
};
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SIMULATE = ['simulate', '--profile', 'vivanet-shared', '--recipients', '3'];
const AT = ['--start', '2026-11-07T00:00:00+01:00'];

describe('the command line in general', () => {
  it.each([['--help'], ['help'], ['check', '--help'], ['simulate', '-h']])(
    'DESIGN-2.6: %s %s explains itself on stdout and lists only what is there',
    async (...args) => {
      const { exitCode, stdout, stderr } = await runCli(args.filter(Boolean), { alone: true });
      expect([exitCode, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(/^Usage: newsletter /);
      expect(stdout).not.toMatch(/classify/);
    },
  );

  it.each([
    ['no command', [], 'usage'],
    ['an unknown command', ['blast'], 'unknown_command'],
    ['the name of a built-in property', ['constructor'], 'unknown_command'],
    ['a command of later', ['classify', 'x.eml'], 'not_available'],
    [
      'a list that is no table',
      ['import', 'x.pdf', '--sender', 'a', '--purpose', 'b', '--origin', 'own-form'],
      'file_type_unknown',
    ],
    ['an unknown option', [...SIMULATE, ...AT, '--force'], 'usage'],
    ['an option without its value', [...SIMULATE, '--start'], 'usage'],
    ['an option twice', [...SIMULATE, ...AT, '--recipients', '4'], 'usage'],
    ['a missing option', SIMULATE, 'usage'],
    ['a missing argument', ['check'], 'usage'],
    ['an argument too many', ['rules', 'all'], 'usage'],
    ['no e-mail address', ['proof', 'nobody'], 'address_invalid'],
    ['a language that is none', ['proof', 'a@example.org', '--language', 'fr'], 'option_invalid'],
  ])('DESIGN-2.6: %s is refused in words with code 2', async (_, args, code) => {
    const { exitCode, document, stderr } = await runJson(args, { alone: true });
    expect(exitCode).toBe(2);
    expect(document.error).toMatchObject({ code, message: expect.stringMatching(/\w{3}/) });
    expect(stderr).toMatch(/^newsletter: .+/);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('DESIGN-2.6: without --json a refusal leaves stdout empty', async () => {
    const { exitCode, stdout } = await runCli(['blast'], { alone: true });
    expect([exitCode, stdout]).toEqual([2, '']);
  });

  it('DESIGN-2.6: rules lists every rule of the catalogue with its state, code and tests', async () => {
    const { exitCode, document } = await runJson(['rules'], { alone: true });
    expect(exitCode).toBe(0);
    expect(document.rules.map(({ id }: { id: string }) => id)).toEqual(rules.map(({ id }) => id));
    for (const rule of document.rules) {
      expect(['enforced', 'part', 'planned', 'out']).toContain(rule.state);
      expect([Array.isArray(rule.code), Array.isArray(rule.tests)]).toEqual([true, true]);
    }
    const { enforced, part, planned, out } = document.counts;
    expect(enforced + part + planned + out).toBe(rules.length);
  });
});

describe('files that cannot be worked with', () => {
  const refused = async (name: string) => {
    const { exitCode, document } = await runJson(['check', name]);
    return [exitCode, document.error?.code];
  };

  it('DESIGN-2.7: a missing file, a folder, an empty file and one of another kind are told apart', async () => {
    mkdirSync(path.join(folder, 'folder.md'));
    expect(await refused(path.join(folder, 'none.md'))).toEqual([2, 'file_missing']);
    expect(await refused(path.join(folder, 'folder.md'))).toEqual([2, 'file_unreadable']);
    expect(await refused(file('empty.md', ''))).toEqual([2, 'file_empty']);
    expect(await refused(file('blank.md', ' \n\n'))).toEqual([2, 'file_empty']);
    expect(await refused(file('text.pdf', 'x'))).toEqual([2, 'file_type_unknown']);
  });

  it('DESIGN-2.7: a file that may not be read is refused', async () => {
    const secret = file('secret.md', 'text');
    chmodSync(secret, 0o000);
    // Root reads everything.
    const expected = process.getuid?.() === 0 ? [0, undefined] : [2, 'file_unreadable'];
    expect(await refused(secret)).toEqual(expected);
  });

  it('DESIGN-2.7: a pipe that nobody writes to is refused and not waited for', async () => {
    const pipe = path.join(folder, 'pipe.md');
    execFileSync('mkfifo', [pipe]);
    expect(await refused(pipe)).toEqual([2, 'file_unreadable']);
  });

  it.each(['garbage.md', 'garbage.html', 'garbage.mjml', 'garbage.eml'])(
    'DESIGN-2.7: binary garbage named %s is refused',
    async (name) => {
      const bytes = Buffer.from(Array.from({ length: 4_096 }, (_, n) => (n * 7_919) % 256));
      expect(await refused(file(name, bytes))).toEqual([2, 'file_invalid']);
    },
  );

  it.each(['huge.md', 'huge.eml'])('SIZE-1: a huge %s is refused without reading it', async (name) => {
    const huge = file(name, 'x');
    truncateSync(huge, 3_000_000_000);
    expect(await refused(huge)).toEqual([2, 'file_too_large']);
  });

  it('DESIGN-2.7: names are relative to where the person stands', async () => {
    file('here.md', '# Hallo\n\nEin kurzer Gruß aus der Bibliothek.');
    const { exitCode } = await runJson(['check', 'here.md'], { cwd: folder });
    expect(exitCode).toBe(0);
  });
});
