import { createHmac } from 'node:crypto';
import { chainOf } from './chain.fixture';
import { checkLink, type LedgerRecord } from './ledger';
import { isAuthentic, protect, type MacColumns } from './record-mac';

const mac = (text: string): string => createHmac('sha256', 'key').update(text).digest('hex');

const { records } = chainOf(3);
const [first, second] = records as readonly [LedgerRecord, LedgerRecord];
const row = { ...second, ...protect(second, mac) };

/** As `verify-ledger` looks at one record. */
const isFound = (changed: LedgerRecord & MacColumns): boolean =>
  checkLink({ seq: first.seq, hash: first.hash }, changed) !== null || !isAuthentic(changed, mac);

type Column = Exclude<keyof typeof row, 'seq'>;

/** Every column there is, so that a new one is tried as well. */
const COLUMNS = (Object.keys(row) as (keyof typeof row)[]).filter((name): name is Column => name !== 'seq');

describe('every byte of a record', () => {
  it('MOS-2.8: nothing is found in a record as it was written', () => {
    expect(isFound(row)).toBe(false);
  });

  it.each(COLUMNS)('MOS-2.8: each bit of each byte of %s, flipped, is found', (column) => {
    const bytes = Buffer.from(row[column], 'utf8');
    const missed: string[] = [];
    for (let place = 0; place < bytes.length * 8; place += 1) {
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8(flipped.readUInt8(place >> 3) ^ (1 << (place & 7)), place >> 3);
      // What is no UTF-8 any more is read as U+FFFD, as a database driver does.
      if (!isFound({ ...row, [column]: flipped.toString('utf8') })) missed.push(`${column}:${place}`);
    }
    expect(missed).toEqual([]);
  });

  it.each(COLUMNS)('MOS-2.8: %s emptied, cut, lengthened or put in capitals is found', (column) => {
    const text = row[column];
    const others = ['', text.slice(0, -1), text.slice(1), `${text} `, ` ${text}`, text.toUpperCase()];
    for (const value of others.filter((other) => other !== text))
      expect(isFound({ ...row, [column]: value })).toBe(true);
  });

  it('MOS-2.8: another place in the chain is found', () => {
    for (const seq of [0, 1, 3, -2, 2.5, NaN]) expect(isFound({ ...row, seq })).toBe(true);
  });
});
