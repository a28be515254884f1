import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { Refusal } from '../../domain/refusal';

const inflateRaw = promisify<zlib.InputType, zlib.ZlibOptions, Buffer>(zlib.inflateRaw);

/** A spreadsheet is read as a whole; these bounds keep that within the memory of a small machine. */
export const MAX_XLSX_BYTES = 20_000_000;
export const MAX_INFLATED_BYTES = 60_000_000;
const MAX_ENTRIES = 1_000;

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;
const MAX_COMMENT = 65_535;

export interface ZipEntry {
  readonly name: string;
  readonly content: Buffer;
}

const refuse = (problem: string, details: object = {}): never => {
  throw new Refusal('file_invalid', 'DESIGN-2.6', { problem, ...details });
};

const tooLarge = (): never => {
  throw new Refusal('file_too_large', 'DESIGN-2.6', { limit: MAX_INFLATED_BYTES, of: 'inflated' });
};

const endOf = (zip: Buffer): number => {
  for (let at = zip.length - END_BYTES; at >= Math.max(0, zip.length - END_BYTES - MAX_COMMENT); at -= 1) {
    if (zip.readUInt32LE(at) === END) return at;
  }
  return refuse('not_a_spreadsheet');
};

interface Directory {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly declared: number;
  readonly at: number;
}

const directoryOf = (zip: Buffer): Directory[] => {
  const end = endOf(zip);
  const count = zip.readUInt16LE(end + 10);
  if (count > MAX_ENTRIES) refuse('too_many_parts');
  const entries: Directory[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let entry = 0; entry < count; entry += 1) {
    if (at + CENTRAL_BYTES > zip.length || zip.readUInt32LE(at) !== CENTRAL) refuse('not_a_spreadsheet');
    const nameBytes = zip.readUInt16LE(at + 28);
    entries.push({
      name: zip.toString('utf8', at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameBytes),
      method: zip.readUInt16LE(at + 10),
      packed: zip.readUInt32LE(at + 20),
      declared: zip.readUInt32LE(at + 24),
      at: zip.readUInt32LE(at + 42),
    });
    at += CENTRAL_BYTES + nameBytes + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
};

const packedBytes = (zip: Buffer, entry: Directory): Buffer => {
  if (entry.at + LOCAL_BYTES > zip.length || zip.readUInt32LE(entry.at) !== LOCAL)
    refuse('not_a_spreadsheet');
  const start = entry.at + LOCAL_BYTES + zip.readUInt16LE(entry.at + 26) + zip.readUInt16LE(entry.at + 28);
  return zip.subarray(start, start + entry.packed);
};

/** Inflates one part and stops at what is left of the limit, whatever size the file declares for it. */
const inflate = async (zip: Buffer, entry: Directory, room: number): Promise<Buffer> => {
  const packed = packedBytes(zip, entry);
  if (entry.method === 0) return packed.length > room ? tooLarge() : packed;
  if (entry.method !== 8) return refuse('not_a_spreadsheet');
  try {
    return await inflateRaw(packed, { maxOutputLength: Math.max(1, room) });
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') return tooLarge();
    return refuse('not_a_spreadsheet');
  }
};

/** @throws Refusal file_too_large */
export const requirePackedSize = (bytes: number): void => {
  if (bytes > MAX_XLSX_BYTES)
    throw new Refusal('file_too_large', 'DESIGN-2.6', { limit: MAX_XLSX_BYTES, of: 'spreadsheet' });
};

/**
 * Unpacks the XML parts of a spreadsheet within fixed bounds: by the sizes it declares before anything is inflated,
 * and by the real ones while it is.
 * @throws Refusal file_too_large, file_invalid
 */
export const unzipWithin = async (zip: Buffer): Promise<readonly ZipEntry[]> => {
  requirePackedSize(zip.length);
  const wanted = directoryOf(zip).filter(({ name }) => /\.(xml|xml\.rels)$/.test(name));
  if (wanted.reduce((sum, { declared }) => sum + declared, 0) > MAX_INFLATED_BYTES) tooLarge();
  const entries: ZipEntry[] = [];
  let room = MAX_INFLATED_BYTES;
  for (const entry of wanted) {
    const content = await inflate(zip, entry, room);
    room -= content.length;
    if (room < 0) tooLarge();
    entries.push({ name: entry.name, content });
  }
  return entries;
};

/**
 * Packs parts without compression. What reads it further on sees exactly the bytes that were measured, and not
 * what a second list of parts hidden in the original says.
 */
export const zipStored = (entries: readonly ZipEntry[]): Buffer => {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let at = 0;
  for (const { name, content } of entries) {
    const title = Buffer.from(name);
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(zlib.crc32(content), 0);
    sizes.writeUInt32LE(content.length, 4);
    sizes.writeUInt32LE(content.length, 8);
    const local = Buffer.alloc(LOCAL_BYTES);
    local.writeUInt32LE(LOCAL, 0);
    local.writeUInt16LE(20, 4);
    sizes.copy(local, 14);
    local.writeUInt16LE(title.length, 26);
    const central = Buffer.alloc(CENTRAL_BYTES);
    central.writeUInt32LE(CENTRAL, 0);
    central.writeUInt16LE(20, 4);
    central.writeUInt16LE(20, 6);
    sizes.copy(central, 16);
    central.writeUInt16LE(title.length, 28);
    central.writeUInt32LE(at, 42);
    locals.push(local, title, content);
    centrals.push(central, title);
    at += local.length + title.length + content.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(END_BYTES);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
};
