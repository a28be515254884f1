/** Relaxed canonicalisation of RFC 6376 3.4.2 and 3.4.4. Header text is latin1, bodies are bytes. */

const CRLF = Buffer.from('\r\n');

export interface HeaderField {
  readonly name: string;
  readonly value: string;
}

/** Fields of a header block in order, unfolded only in the sense that each stands alone. */
export function splitHeader(block: string): HeaderField[] {
  return block.split(/\r\n(?![ \t])/).flatMap((field) => {
    const colon = field.indexOf(':');
    return colon < 1 ? [] : [{ name: field.slice(0, colon), value: field.slice(colon + 1) }];
  });
}

/** One field in relaxed form, without CRLF. */
export function relaxedField({ name, value }: HeaderField): string {
  const unfolded = value
    .replace(/\r\n(?=[ \t])/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim();
  return `${name.trimEnd().toLowerCase()}:${unfolded}`;
}

/** The last relaxed form of each header field: most fields of a campaign are the same in every mail. */
export class RelaxedFields {
  private readonly last = new Map<string, { readonly value: string; readonly relaxed: string }>();

  /** @param names the only ones that are kept, so that there are never more */
  constructor(private readonly names: ReadonlySet<string>) {}

  of(field: HeaderField): string {
    const last = this.last.get(field.name);
    if (last?.value === field.value) return last.relaxed;
    const relaxed = relaxedField(field);
    if (this.names.has(field.name)) this.last.set(field.name, { value: field.value, relaxed });
    return relaxed;
  }
}

const builtCanonical = new WeakSet<Buffer>();

/**
 * Remembers that a message was built with a canonical body (quoted-printable.ts) and that none of its lines begins with
 * a dot, so that signing and the SMTP client need not look again: the looks cost more than the hash. Only a hint for
 * speed; forgetting it changes no byte on the wire.
 */
export function markCanonical(message: Buffer): Buffer {
  builtCanonical.add(message);
  return message;
}

export function isMarkedCanonical(message: Buffer): boolean {
  return builtCanonical.has(message);
}

/** Native scans decide; they cost far less than rewriting 30 kB that are canonical anyway. */
function isRelaxed(body: Buffer): boolean {
  return (
    body.length > 0 &&
    !body.includes('  ') &&
    !body.includes('\t') &&
    !body.includes(' \r\n') &&
    body.subarray(-2).equals(CRLF) &&
    !body.subarray(-4).equals(Buffer.from('\r\n\r\n')) &&
    !body.equals(CRLF)
  );
}

/** A body in relaxed form; one that is canonical already is returned as it is, not copied. */
export function relaxedBody(body: Buffer): Buffer {
  if (isRelaxed(body)) return body;
  const text = body
    .toString('latin1')
    .replace(/[ \t]+/g, ' ')
    .replace(/ (?=\r\n|$)/g, '')
    .replace(/(?:\r\n)+$/, '');
  return Buffer.from(text === '' ? '' : `${text}\r\n`, 'latin1');
}
