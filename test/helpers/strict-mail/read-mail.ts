/** Mail read by the letter of RFC 5322 and 2045 to 2047; shares no line with what composes it. */

export class Breach extends Error {}

export interface Field {
  readonly name: string;
  /** With its folds, without the CRLF that ends it. */
  readonly folded: string;
  /** Unfolded (RFC 5322 2.2.3), without the blank behind the colon. */
  readonly value: string;
}

export interface Entity {
  readonly fields: readonly Field[];
  /** Latin-1: one character an octet. */
  readonly content: string;
}

export const breach = (what: string): never => {
  throw new Breach(what);
};

const FIELD_NAME = /^[!-9;-~]+$/;

const fieldOf = (folded: string): Field => {
  const colon = folded.indexOf(':');
  const name = folded.slice(0, Math.max(colon, 0));
  if (!FIELD_NAME.test(name)) breach(`field name ${JSON.stringify(folded.slice(0, 20))}`);
  const value = folded.slice(colon + 1).replace(/\r\n(?=[ \t])/g, '');
  if (!value.startsWith(' ') || value.trim() === '') breach(`${name}: empty, or no blank behind the colon`);
  return { name, folded, value: value.slice(1) };
};

/** Header fields and content of a message or of one of its parts. */
export const readEntity = (text: string): Entity => {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return breach('no empty line behind the header');
  const lines = text.slice(0, end).split('\r\n');
  const folded: string[] = [];
  for (const line of lines) {
    if (!/^[ \t]/.test(line)) folded.push(line);
    else if (line.trim() === '' || folded.length === 0) breach('a fold with nothing behind it');
    else folded.push(`${folded.pop() ?? ''}\r\n${line}`);
  }
  return { fields: folded.map(fieldOf), content: text.slice(end + 4) };
};

export const valuesOf = ({ fields }: Entity, name: string): readonly string[] =>
  fields.filter((one) => one.name.toLowerCase() === name.toLowerCase()).map(({ value }) => value);

/** The value of a field that stands exactly once. */
export const valueOf = (entity: Entity, name: string): string => {
  const values = valuesOf(entity, name);
  if (values.length !== 1) return breach(`${name} stands ${values.length} times`);
  return values[0] ?? '';
};

export interface ContentType {
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
}

const TOKEN = /^[!#$%&'*+\-.0-9A-Z^_`a-z{|}~]+/;

/** RFC 2231: `charset'language'%C3%A4`; continued ones are put together by their numbers. */
const extended = (pieces: ReadonlyMap<string, string>): Map<string, string> => {
  const whole = new Map<string, string>();
  const octets = new Map<string, string>();
  for (const [key, value] of [...pieces].sort()) {
    const [, name = '', section, encoded] = /^([^*]+)(\*\d+)?(\*)?$/.exec(key) ?? breach(`parameter ${key}`);
    if (section === undefined && encoded === undefined) {
      whole.set(name, value);
      continue;
    }
    const first = encoded && (section === undefined || section === '*0');
    const text = first ? (/^utf-8'[a-z-]*'(.*)$/i.exec(value)?.[1] ?? breach(`charset of ${key}`)) : value;
    if (encoded && !/^(?:[A-Za-z0-9!#$&+\-.^_`{|}~]|%[0-9A-F]{2})*$/.test(text)) breach(`octets of ${key}`);
    octets.set(name, (octets.get(name) ?? '') + (encoded ? unescape(text) : text));
  }
  for (const [name, text] of octets) whole.set(name, utf8(text, name));
  return whole;
};

const unescape = (text: string): string =>
  text.replace(/%([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** A value with parameters: `Content-Type`, `Content-Disposition`. */
export const readParameters = (value: string): ContentType => {
  const [, type = '', rest = ''] =
    /^([A-Za-z0-9!#$&^_.+-]+(?:\/[A-Za-z0-9!#$&^_.+-]+)?)(.*)$/.exec(value) ?? breach(`type ${value}`);
  const pieces = new Map<string, string>();
  let left = rest;
  while (left !== '') {
    const [head, name = ''] = /^; *([A-Za-z0-9!#$&^_.+*-]+)=/.exec(left) ?? breach(`parameter at ${left}`);
    left = left.slice(head.length);
    const [, quoted] = /^"((?:[^"\\]|\\.)*)"/.exec(left) ?? [];
    const [plain] = quoted === undefined ? (TOKEN.exec(left) ?? breach(`value of ${name}`)) : [];
    left = left.slice(quoted === undefined ? (plain ?? '').length : quoted.length + 2);
    if (pieces.has(name.toLowerCase())) breach(`${name} twice`);
    pieces.set(name.toLowerCase(), plain ?? (quoted ?? '').replace(/\\(.)/g, '$1'));
  }
  return { type: type.toLowerCase(), parameters: extended(pieces) };
};

/** Octets, a character each, that have to be UTF-8. */
export const utf8 = (octets: string, where: string): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(octets, 'latin1'));
  } catch {
    return breach(`${where}: not UTF-8`);
  }
};

/** The parts between boundary lines. What stands before the first and behind the last has no reader. */
export const readParts = (content: string, boundary: string): readonly string[] => {
  const delimiter = `--${boundary}`;
  if (!/^[0-9A-Za-z'()+_,\-./:=? ]{0,69}[0-9A-Za-z'()+_,\-./:=?]$/.test(boundary)) breach('boundary');
  const [preamble, ...rest] = `\r\n${content}`.split(`\r\n${delimiter}`);
  if (preamble !== '') breach('text before the first part');
  if (rest.pop() !== '--\r\n') breach('the last boundary, or text behind it');
  return rest.map((part) => {
    if (!part.startsWith('\r\n')) breach('a line begins with the boundary');
    if (part.includes(boundary)) breach('the boundary stands in a part');
    return part.slice(2);
  });
};
