import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isRuleId } from './index';

const SERVER = join(__dirname, '../..');
const CITED_ID = /['"`]((?:MOS|MFR|MSR|VIV|LM|DESIGN|CSA|R\d+|G|DE|AT|CH|IT|TRK)-\d[\w.-]*)['"`]/g;

/** Unknown ids cited by one source text. */
function strangers(source: string): string[] {
  return [...source.matchAll(CITED_ID)].map(([, id = '']) => id).filter((id) => !isRuleId(id));
}

function productSources(): string[] {
  const files = readdirSync(SERVER, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => join(SERVER, file));
}

describe('citations', () => {
  it('DESIGN-2.6: every rule the code gives as a reason is in the catalogue', () => {
    const sources = productSources();
    expect(sources.length).toBeGreaterThan(20);
    const unknown = sources.flatMap((file) =>
      strangers(readFileSync(file, 'utf8')).map((id) => `${relative(SERVER, file)}: ${id}`),
    );
    expect(unknown).toEqual([]);
  });

  it('DESIGN-2.6: notices an id that no document has', () => {
    expect(strangers(`return refuse('VIV-2.9'); // not 'VIV-2.2'`)).toEqual(['VIV-2.9']);
  });
});
