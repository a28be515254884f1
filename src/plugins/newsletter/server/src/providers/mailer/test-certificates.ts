import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** Just enough DER (X.690) to write certificates that a TLS stack believes or refuses. */
const der = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  const length =
    body.length < 128
      ? Buffer.from([body.length])
      : Buffer.from([0x82, body.length >> 8, body.length & 0xff]);
  return Buffer.concat([Buffer.from([tag]), length, body]);
};
const sequence = (...parts: readonly Buffer[]) => der(0x30, ...parts);
const octets = (content: Buffer) => der(0x04, content);
const bits = (content: Buffer) => der(0x03, Buffer.from([0]), content);
const number = (value: number) => der(0x02, Buffer.from([value]));
const oid = (...bytes: readonly number[]) => der(0x06, Buffer.from(bytes));
const TRUE = der(0x01, Buffer.from([0xff]));

const ECDSA_SHA256 = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));
const COMMON_NAME = oid(0x55, 0x04, 0x03);
const SUBJECT_ALT_NAME = oid(0x55, 0x1d, 0x11);
const BASIC_CONSTRAINTS = oid(0x55, 0x1d, 0x13);

const nameOf = (text: string) =>
  sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from(text, 'utf8')))));
/** GeneralizedTime, `YYYYMMDDHHMMSSZ`. */
const timeOf = (year: number) => der(0x18, Buffer.from(`${year}0101000000Z`));
const pem = (content: Buffer) =>
  `-----BEGIN CERTIFICATE-----\n${content.toString('base64')}\n-----END CERTIFICATE-----\n`;

interface Wanted {
  readonly subject: string;
  readonly years: readonly [number, number];
  readonly key: KeyObject;
  readonly signer: KeyObject;
  readonly extensions: readonly Buffer[];
}

const AUTHORITY = 'Test Authority';

const certificate = ({ subject, years, key, signer, extensions }: Wanted): string => {
  const body = sequence(
    der(0xa0, number(2)),
    number(1 + (subject.length % 100)),
    ECDSA_SHA256,
    nameOf(AUTHORITY),
    sequence(timeOf(years[0]), timeOf(years[1])),
    nameOf(subject),
    key.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensions)),
  );
  return pem(sequence(body, ECDSA_SHA256, bits(sign('sha256', body, signer))));
};

const pair = () => generateKeyPairSync('ec', { namedCurve: 'prime256v1' });

/** A certificate authority of one test: its own certificate, and servers' certificates signed by it. */
export const testAuthority = () => {
  const own = pair();
  const ca = certificate({
    subject: AUTHORITY,
    years: [2020, 2090],
    key: own.publicKey,
    signer: own.privateKey,
    extensions: [sequence(BASIC_CONSTRAINTS, TRUE, octets(sequence(TRUE)))],
  });
  /** For the IPv4 address or the name given, valid from the first to the second year. */
  const issue = (host: string, years: readonly [number, number] = [2020, 2090]) => {
    const server = pair();
    const address = /^\d+\.\d+\.\d+\.\d+$/.test(host);
    const alternative = address
      ? der(0x87, Buffer.from(host.split('.').map(Number)))
      : der(0x82, Buffer.from(host));
    const cert = certificate({
      subject: host,
      years,
      key: server.publicKey,
      signer: own.privateKey,
      extensions: [sequence(SUBJECT_ALT_NAME, octets(sequence(alternative)))],
    });
    return { key: server.privateKey.export({ type: 'pkcs8', format: 'pem' }), cert };
  };
  return { ca, issue };
};
