const ENTRY_SIGNATURE = 0x02014b50;
const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const MAX_COMMENT_BYTES = 0xffff;

/**
 * File names in the central directory of a ZIP (APPNOTE 4.3.12, 4.3.16), which OOXML documents are too.
 * `null` when the directory cannot be read: damaged, ZIP64, or no ZIP at all.
 */
export function zipNames(content: Uint8Array): readonly string[] | null {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const end = endOfDirectory(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  // A directory that claims to be empty may hide what follows it.
  return count === 0 ? null : readEntries(view, view.getUint32(end + 16, true), count);
}

function endOfDirectory(view: DataView): number | null {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= Math.max(0, last - MAX_COMMENT_BYTES); at -= 1) {
    if (view.getUint32(at, true) === END_SIGNATURE) return at;
  }
  return null;
}

function readEntries(view: DataView, start: number, count: number): string[] | null {
  const names: string[] = [];
  let at = start;
  while (names.length < count) {
    if (at + ENTRY_BYTES > view.byteLength || view.getUint32(at, true) !== ENTRY_SIGNATURE) return null;
    const nameBytes = view.getUint16(at + 28, true);
    const next = at + ENTRY_BYTES + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > view.byteLength) return null;
    names.push(decoded(view, at + ENTRY_BYTES, nameBytes));
    at = next;
  }
  return names;
}

function decoded(view: DataView, at: number, bytes: number): string {
  return Buffer.from(view.buffer, view.byteOffset + at, bytes).toString('utf8');
}
