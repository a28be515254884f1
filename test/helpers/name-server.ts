import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { freePort } from './ports';

/** What it says about one name; bytes of a hostile server as they are. */
export interface Said {
  readonly mx?: readonly (readonly [priority: number, exchange: string])[];
  /** The IPv4 address of the name itself. */
  readonly a?: string;
  /** When asked for addresses, instead of an answer. */
  readonly rcodeForAddresses?: number;
  /** The records belong to this name, of which the asked one is an alias. */
  readonly cname?: string;
  /** 2 SERVFAIL, 3 NXDOMAIN, 5 REFUSED. */
  readonly rcode?: number;
  readonly silent?: true;
  readonly wrongId?: true;
  readonly raw?: Buffer;
}

const A = 1;
const MX = 15;
const CNAME = 5;
/** Answers beyond it come by TCP (RFC 1035 4.2.1). */
const MOST_BY_UDP = 512;

/** Points to the name in the question (RFC 1035 4.1.4). */
const ASKED = Buffer.from([0xc0, 12]);

const nameBytes = (name: string): Buffer => {
  const labels = name.split('.').filter((label) => label !== '');
  return Buffer.concat([
    ...labels.map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)])),
    Buffer.from([0]),
  ]);
};

const record = (owner: Buffer, type: number, data: Buffer): Buffer => {
  const fixed = Buffer.alloc(10);
  fixed.writeUInt16BE(type, 0);
  fixed.writeUInt16BE(1, 2);
  fixed.writeUInt32BE(300, 4);
  fixed.writeUInt16BE(data.length, 8);
  return Buffer.concat([owner, fixed, data]);
};

const mxData = (priority: number, exchange: string): Buffer => {
  const head = Buffer.alloc(2);
  head.writeUInt16BE(priority, 0);
  return Buffer.concat([head, nameBytes(exchange)]);
};

/** Where the question ends: behind the name, its type and its class. */
const questionOf = (query: Buffer): { name: string; type: number; end: number } => {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  return { name: labels.join('.').toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 };
};

const answerTo = (query: Buffer, { type, end }: { type: number; end: number }, said: Said): Buffer => {
  if (said.raw) return Buffer.concat([query.subarray(0, 2), said.raw]);
  const owner = said.cname === undefined ? ASKED : nameBytes(said.cname);
  const records = [
    ...(said.cname === undefined ? [] : [record(ASKED, CNAME, nameBytes(said.cname))]),
    ...(type === A && said.a ? [record(owner, A, Buffer.from(said.a.split('.').map(Number)))] : []),
    ...(type === MX ? (said.mx ?? []) : []).map(([priority, exchange]) =>
      record(owner, MX, mxData(priority, exchange)),
    ),
  ];
  const head = Buffer.from(query.subarray(0, 12));
  if (said.wrongId) head.writeUInt16BE((query.readUInt16BE(0) + 1) % 65_536, 0);
  const rcode = type === MX ? said.rcode : (said.rcodeForAddresses ?? said.rcode);
  head.writeUInt16BE(0x8180 | (rcode ?? 0), 2);
  head.writeUInt16BE(records.length, 6);
  head.writeUInt32BE(0, 8);
  return Buffer.concat([head, query.subarray(12, end), ...records]);
};

const truncated = (answer: Buffer, end: number): Buffer => {
  const cut = Buffer.from(answer.subarray(0, end));
  cut.writeUInt16BE(cut.readUInt16BE(2) | 0x0200, 2);
  cut.writeUInt16BE(0, 6);
  return cut;
};

/** A name server of the tests' own, on loopback. */
export const startNameServer = async (say: (name: string) => Said) => {
  const asked: string[] = [];
  const udp = createSocket('udp4');
  udp.on('message', (query, from) => {
    const question = questionOf(query);
    if (question.type === MX) asked.push(question.name);
    const said = say(question.name);
    if (said.silent) return;
    const answer = answerTo(query, question, said);
    const sent = answer.length > MOST_BY_UDP ? truncated(answer, question.end) : answer;
    udp.send(sent, from.port, from.address);
  });
  const tcp = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: Buffer) => {
      const query = chunk.subarray(2);
      const question = questionOf(query);
      const answer = answerTo(query, question, say(question.name));
      const length = Buffer.alloc(2);
      length.writeUInt16BE(answer.length, 0);
      socket.write(Buffer.concat([length, answer]));
    });
  });
  const port = await freePort();
  udp.bind(port, '127.0.0.1');
  await once(udp, 'listening');
  tcp.listen(port, '127.0.0.1');
  await once(tcp, 'listening');
  return {
    address: `127.0.0.1:${port}`,
    /** Names whose mail servers were asked for, in order. */
    asked,
    close: async (): Promise<void> => {
      await new Promise<void>((resolve) => udp.close(resolve));
      await new Promise<void>((resolve) => tcp.close(() => resolve()));
    },
  };
};

export type NameServer = Awaited<ReturnType<typeof startNameServer>>;
