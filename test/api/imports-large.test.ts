import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import v8 from 'node:v8';
import vm from 'node:vm';
import { adminDoor, bootDoors, call, subscriberOf, type Answer } from '../helpers/doors';
import { runJson } from '../helpers/cli';
import { seedSender } from '../helpers/seed';
import { bomb, xlsx } from '../helpers/spreadsheet';
import type { App } from '../helpers/strapi';

const MANY = 200_000;
const PART_BYTES = 4_000_000;
/** Half of the file below: whoever holds it whole, as bytes or as text, holds more. */
const HELD_AT_MOST = 150_000_000;
const SAMPLED_MS = 1_000;
const confirmed = new Date(Date.now() - 30 * 86_400_000).toISOString();

/** Text in parts of the size the admin sends, without ever holding the whole of it. */
function* inParts(lines: Iterable<string>): Generator<Buffer> {
  let held: string[] = [];
  let size = 0;
  for (const line of lines) {
    held.push(line);
    size += line.length;
    if (size < PART_BYTES) continue;
    yield Buffer.from(held.join(''));
    [held, size] = [[], 0];
  }
  yield Buffer.from(held.join(''));
}

v8.setFlagsFromString('--expose-gc');
const collect = vm.runInNewContext('gc') as () => void;

describe('large and broken lists', () => {
  let app: App;
  let senderId: string;
  let headers: Record<string, string>;
  const door = (method: string, path: string, body?: object): Promise<Answer> =>
    call(app, method, `/newsletter${path}`, { headers, ...(body && { body }) });

  beforeAll(async () => {
    app = await bootDoors('sqlite');
    ({ senderId } = await seedSender(app));
    ({ headers } = await adminDoor(app));
  });
  afterAll(() => app.stop());

  const uploaded = async (lines: Iterable<string> | Buffer): Promise<string> => {
    const order = { senderId, purposeKey: 'brief', origin: 'own-form', fileName: 'liste.csv' };
    const { id } = (await door('POST', '/imports', order)).json;
    let offset = 0;
    for (const part of Buffer.isBuffer(lines) ? [lines] : inParts(lines)) {
      const body = new FormData();
      body.append('part', new Blob([part as never]), 'part');
      const answer = await call(app, 'POST', `/newsletter/imports/${id}/parts?offset=${offset}`, {
        headers,
        body,
      });
      offset += part.length;
      expect(answer.json).toEqual({ bytes: offset });
    }
    return id;
  };

  /** Completed, started and worked off; what the admin shows then. */
  const workedOff = async (id: string) => {
    expect((await door('POST', `/imports/${id}/completion`, {})).json).toMatchObject({ state: 'draft' });
    const statement = { accepted: true, statement: 'Ich erkläre es.' };
    expect((await door('POST', `/imports/${id}/start`, statement)).status).toBe(200);
    await app.newsletter.imports.run(id);
    return (await door('GET', `/imports/${id}`)).json;
  };

  const reported = async (id: string) =>
    (await door('GET', `/imports/${id}/report`)).text
      .split('\n')
      .slice(1)
      .flatMap((line) => (/^\d+,refused,/.test(line) ? [line.split(',')] : []))
      .map(([row, , code]) => [Number(row), code]);

  /** What is still in use, after all else was cleaned up: it does not hang on when V8 does that by itself. */
  const inUse = (): number => {
    collect();
    // `external` counts the buffers, those of files and requests among them.
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };

  /** How much memory was in use at most while it worked, beyond what there was. */
  const growthOf = async (work: () => Promise<unknown>): Promise<number> => {
    const before = inUse();
    let most = before;
    const timer = setInterval(() => (most = Math.max(most, inUse())), SAMPLED_MS);
    try {
      await work();
    } finally {
      clearInterval(timer);
    }
    return Math.max(most, inUse()) - before;
  };

  it(`DESIGN-2.6: of ${MANY} rows the five broken ones are reported with number and code, all others are in`, async () => {
    const broken: Readonly<Record<number, readonly [string, string]>> = {
      12: ['"offen,x,y\n', 'quote_unclosed'],
      4_711: [`zu@example.org,${confirmed},1,2,3\n`, 'columns_mismatch'],
      99_999: [`semikolon@example.org;${confirmed};1\n`, 'delimiter_mixed'],
      150_000: [`${'x'.repeat(100_001)}\n`, 'row_too_long'],
      200_001: [`kein-at,${confirmed},1\n`, 'email_malformed'],
    };
    const lines = function* () {
      yield 'email,confirmed_at,Kundennummer\n';
      for (let row = 2; row <= MANY + 1; row += 1)
        yield broken[row]?.[0] ?? `leser${row}@example.org,${confirmed},${row}\n`;
    };
    const id = await uploaded(lines());
    expect(await workedOff(id)).toMatchObject({
      state: 'done',
      rows: MANY,
      unconfirmed: MANY - 5,
      refused: 5,
    });
    expect(await reported(id)).toEqual(Object.entries(broken).map(([row, [, code]]) => [Number(row), code]));
  });

  it('DESIGN-2.6: a file of 300 MB is never held whole; its rows without end are reported, those between are in', async () => {
    const giant = `${'y'.repeat(150_000)}\n`;
    const lines = function* () {
      yield 'email,confirmed_at,Notiz\n';
      for (let n = 1; n <= 2_000; n += 1) {
        yield giant;
        if (n % 400 === 0) yield `gross${n}@example.org,${confirmed},${n}\n`;
      }
    };
    let id = '';
    const grown = await growthOf(async () => {
      id = await uploaded(lines());
      expect(await workedOff(id)).toMatchObject({
        state: 'done',
        rows: 2_005,
        unconfirmed: 5,
        refused: 2_000,
      });
    });
    expect(await door('GET', `/imports/${id}`)).toMatchObject({ json: { fileBytes: expect.any(Number) } });
    expect(grown).toBeLessThan(HELD_AT_MOST);
    expect((await reported(id)).every(([, code]) => code === 'row_too_long')).toBe(true);
    expect((await subscriberOf(app, 'gross2000@example.org')).state).toBe('unconfirmed');
  });

  it('MOS-2.8: a file that leaves its encoding in the middle brings nobody in', async () => {
    const head = Array.from({ length: 5_000 }, (_, n) => `vor${n}@example.org,${confirmed},Grüße\n`);
    const text = Buffer.from(`email,confirmed_at,Notiz\n${head.join('')}`);
    const id = await uploaded(
      Buffer.concat([text, Buffer.from(`nach@example.org,${confirmed},Grüße\n`, 'latin1')]),
    );
    const done = await workedOff(id);
    expect(done).toMatchObject({
      state: 'failed',
      rows: 0,
      problem: { code: 'file_invalid', rule: 'MOS-2.8' },
    });
    const { problem } = (await app.newsletter.repositories.imports.find(id)) ?? {};
    expect(problem).toMatchObject({ problem: 'encoding', encoding: 'utf-8', row: expect.any(Number) });
    expect(await subscriberOf(app, 'vor1@example.org')).toBeUndefined();
  });

  describe('on the command line', () => {
    const folder = path.resolve(__dirname, '../../.tmp/imports-large');
    /** A sender of its own: an export would carry out the others' hundreds of thousands each time. */
    let lister: string;
    beforeAll(async () => {
      mkdirSync(folder, { recursive: true });
      const domain = 'tabelle.test';
      ({ senderId: lister } = await seedSender(app, {
        sender: { name: 'Tabelle', domain, fromEmail: `brief@${domain}` },
        form: { slug: 'tabelle' },
      }));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    const file = (name: string, content: Buffer): string => {
      writeFileSync(path.join(folder, name), content);
      return path.join(folder, name);
    };
    const importFile = (name: string) =>
      runJson(['import', name, '--sender', lister, '--purpose', 'brief', '--origin', 'own-form']);

    it('MSR-AS-2: a spreadsheet comes in and goes out by the command line, its formulas kept as they were', async () => {
      const list = xlsx([
        ['E-Mail', 'PLZ', 'Rechnung'],
        ['tabelle@example.org', '01067', '=1+1'],
        ['kaputt', '2', '-3'],
      ]);
      const { exitCode, document } = await importFile(file('liste.xlsx', list));
      expect([exitCode, document]).toMatchObject([
        1,
        { rows: 2, unconfirmed: 1, refusedCount: 1, refused: [{ row: 3, code: 'email_malformed' }] },
      ]);
      const target = path.join(folder, 'hinaus.csv');
      for (const more of [[], ['--spreadsheet']]) {
        rmSync(target, { force: true });
        const exported = await runJson(['export', target, '--sender', lister, ...more]);
        expect(exported.exitCode).toBe(0);
        const line = (await readFile(target, 'utf8'))
          .split('\n')
          .find((row) => row.includes('tabelle@example.org'));
        expect(line).toContain(more.length > 0 ? ",01067,'=1+1" : ',01067,=1+1');
      }
    });

    it('DESIGN-2.6: a zip bomb is refused by the command line with a code', async () => {
      const { exitCode, document } = await importFile(file('bombe.xlsx', bomb(10)));
      expect([exitCode, document.error?.code ?? document.code]).toEqual([2, 'file_too_large']);
    });
  });
});
