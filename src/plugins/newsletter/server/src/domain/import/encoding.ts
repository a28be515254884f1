/** How the bytes of a list become letters. Windows-1252 is what German spreadsheets write without being asked. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;

export type Encoding = (typeof ENCODINGS)[number];

export interface EncodingGuess {
  readonly encoding: Encoding;
  /** What the guess rests on: a mark at the start is certain, `bytes` can be wrong and is shown for a look. */
  readonly by: 'byte-order-mark' | 'bytes';
}

const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** Share of zero bytes at even or odd places from which on a text is taken for UTF-16: Latin letters have one each. */
const UTF16_ZERO_SHARE = 0.3;

const zeroShare = (bytes: Uint8Array, offset: 0 | 1): number => {
  let zeros = 0;
  for (let at = offset; at < bytes.length; at += 2) if (bytes[at] === 0) zeros += 1;
  return zeros / Math.max(1, bytes.length / 2);
};

/** A sample may end inside a letter: `stream` waits for the rest of it. */
const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
};

/** Guesses from the first bytes of a file. */
export const guessEncoding = (head: Uint8Array): EncodingGuess => {
  const marked = MARKS.find(([, mark]) => mark.every((byte, at) => head[at] === byte));
  if (marked) return { encoding: marked[0], by: 'byte-order-mark' };
  if (zeroShare(head, 1) > UTF16_ZERO_SHARE) return { encoding: 'utf-16le', by: 'bytes' };
  if (zeroShare(head, 0) > UTF16_ZERO_SHARE) return { encoding: 'utf-16be', by: 'bytes' };
  return { encoding: isUtf8(head) ? 'utf-8' : 'windows-1252', by: 'bytes' };
};
