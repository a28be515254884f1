import type { Socket } from 'node:net';
import { ReplyReader } from './smtp-reply';
import { closeAll, laneTo, scriptedServer, type Script } from './test-support';

const ENVELOPE = { mailFrom: 'b+k7q2@t-8f3k.bounce.example.org', rcptTo: 'anna@example.net' };
const OTHER = { mailFrom: 'b+k7q3@t-8f3k.bounce.example.org', rcptTo: 'berta@example.net' };
const MESSAGE = Buffer.from('From: a@example.org\r\n\r\nend\r\n');
/** Short only where the server keeps silent: everything else may take its time on a busy machine. */
const SILENT_AT = {
  greeting: 'greetingTimeoutMs=700',
  command: 'greetingTimeoutMs=700&commandTimeoutMs=700&dataTimeoutMs=700',
  data: 'dataTimeoutMs=700',
  final: 'finalTimeoutMs=700',
} as const;
const PIPELINING = '250-scripted\r\n250 PIPELINING';
const NOT_SENT = { outcome: 'not-handed-over', retryable: true };

afterEach(closeAll);

const accepting: Script['onMessage'] = (socket, _piece, whole) => whole && socket.write('250 ok\r\n');

async function hand(script: Script, query = '', auth = '') {
  const server = await scriptedServer({ onMessage: accepting, ...script });
  const lane = await laneTo(server.port, query, auth);
  const result = await lane.send(ENVELOPE, MESSAGE);
  return { server, lane, result };
}

/** Writes without end for as long as somebody listens, at the pace at which it is read. */
const endless =
  (piece: string) =>
  (socket: Socket): void => {
    const more = () => {
      while (!socket.destroyed && socket.write(piece));
    };
    socket.on('drain', more);
    more();
  };

/** One character at a time, never a line's end. */
const dribbling = (socket: Socket): void => {
  const timer = setInterval(() => (socket.destroyed ? clearInterval(timer) : socket.write('2')), 100);
  timer.unref();
};

test.each<[string, Script]>([
  ['garbage', { greeting: '\u0000\u0001\u0002 hello \u00ff' }],
  ['a web server', { greeting: 'HTTP/1.1 400 Bad Request' }],
  ['half a line', { onConnect: (socket) => void socket.write('220 hal') }],
  ['half a line and the end', { onConnect: (socket) => void socket.end('220 hal') }],
  ['one character now and then', { onConnect: dribbling }],
  ['a reply without end', { onConnect: endless('220-more and more\r\n') }],
  ['a line without end', { onConnect: endless('x'.repeat(65_536)) }],
  ['a line without end that begins well', { onConnect: endless('220 '.padEnd(65_536, 'x')) }],
  ['two replies for one', { greeting: '220 hello\r\n250 and again' }],
  ['zeros', { onConnect: endless('\u0000'.repeat(1_024)) }],
])(
  'DESIGN-2.3: a server that greets with %s gets nothing, and the lane is free again',
  async (_what, script) => {
    const { server, result } = await hand(script, SILENT_AT.greeting);
    expect(result).toMatchObject(NOT_SENT);
    expect(server.dots()).toBe(0);
  },
);

test('DESIGN-2.3: ten megabytes without a line end are not kept', () => {
  const reader = new ReplyReader();
  const piece = Buffer.alloc(65_536, '2');
  let taken = 0;
  expect(() => {
    for (; taken < 160; taken += 1) reader.push(piece).next();
  }).toThrow();
  expect(taken).toBe(0);
});

test.each([
  ['EHLO', { ehlo: '250-scripted\r\n999 what' }],
  ['EHLO, and hangs up', { ehlo: 'close' }],
  ['EHLO with silence', { ehlo: '250-more follows' }],
  ['MAIL', { on: { MAIL: 'nonsense' } }],
  ['MAIL with a permission to go on', { on: { MAIL: '354 go on' } }],
  ['RCPT', { on: { RCPT: '250-one\r\n550 two' } }],
  ['RCPT with half a line', { on: { RCPT: '250 o\u0000k\r\n25' } }],
  ['DATA with a yes', { on: { DATA: '250 ok' } }],
])('DESIGN-2.3: garbage in answer to %s is safe to repeat', async (_stage, script) => {
  const { server, result } = await hand(script, SILENT_AT.command);
  expect(result).toMatchObject(NOT_SENT);
  expect(server.dots()).toBe(0);
});

test('DESIGN-2.3: NUL bytes in an answer are text like any other', async () => {
  const { result } = await hand({
    onMessage: (socket, _piece, whole) => whole && socket.write('250 2.0.0 o\u0000k\r\n'),
  });
  expect(result).toEqual({ outcome: 'submitted', reply: '250 2.0.0 o\u0000k' });
});

test.each(['\r\n', 'garbage\r\n', '999 what\r\n', '250-and\r\n550 so on\r\n', 'x'.repeat(5_000)])(
  'DESIGN-2.3: a yes to the whole message stands, whatever comes behind it in the same breath (%#)',
  async (behind) => {
    const { server, result, lane } = await hand({
      onMessage: (socket, _piece, whole) => whole && socket.write(`250 queued\r\n${behind}`),
    });
    expect(result).toEqual({ outcome: 'submitted', reply: '250 queued' });
    expect(await lane.send(OTHER, MESSAGE)).toMatchObject({ outcome: 'submitted' });
    expect([server.connections(), server.dots()]).toEqual([2, 2]);
  },
);

test('DESIGN-2.3: an answer before the command is none; the message goes over another connection or not at all', async () => {
  let early = true;
  const { server, result, lane } = await hand({
    on: {
      RCPT: () => {
        const answer = early ? '250 ok\r\n354 go on, I know what comes' : '250 ok';
        early = false;
        return answer;
      },
    },
  });
  expect(result).toMatchObject(NOT_SENT);
  expect(await lane.send(ENVELOPE, MESSAGE)).toMatchObject({ outcome: 'submitted' });
  expect([server.connections(), server.dots()]).toEqual([2, 1]);
});

test.each(['250-scripted\r\n250 PIPELINING', '250 scripted'])(
  'DESIGN-2.3: 354 twice in one breath ends the session before a byte of the message (%j)',
  async (ehlo) => {
    const { server, result } = await hand({ ehlo, on: { DATA: '354 go on\r\n354 go on' } });
    expect(result).toMatchObject(NOT_SENT);
    expect(server.dots()).toBe(0);
  },
);

test('DESIGN-2.3: a second 354 in answer to the final dot leaves the message in doubt', async () => {
  const { server, result } = await hand({
    onMessage: (socket, _piece, whole) => whole && socket.write('354 go on\r\n'),
  });
  expect(result).toEqual({ outcome: 'uncertain', detail: 'unexpected 354' });
  expect(server.dots()).toBe(1);
});

test.each([
  ['DATA', { on: { DATA: '' } }, NOT_SENT, 0],
  ['the final dot', { onMessage: () => undefined }, { outcome: 'uncertain' }, 1],
  [
    'half of the last answer',
    { onMessage: (socket: Socket, _piece: string, whole: boolean) => void (whole && socket.write('250 o')) },
    { outcome: 'uncertain' },
    1,
  ],
  [
    'the final dot, but for a character now and then',
    { onMessage: (socket: Socket, _piece: string, whole: boolean) => void (whole && dribbling(socket)) },
    { outcome: 'uncertain' },
    1,
  ],
])(
  'DESIGN-2.3: a server that hangs after %s holds the lane no longer than it may',
  async (_what, script, what, dots) => {
    const { server, result } = await hand(script, dots === 0 ? SILENT_AT.data : SILENT_AT.final);
    expect(result).toMatchObject(what);
    expect(server.dots()).toBe(dots);
  },
);

test('DESIGN-2.3: a server that drops every message it took leaves each in doubt once and offers none twice', async () => {
  const taken: string[] = [];
  const { server, lane, result } = await hand({
    onMessage: (socket, _piece, whole) => {
      if (!whole) return;
      taken.push('message');
      socket.destroy();
    },
  });
  const rest = [await lane.send(OTHER, MESSAGE), await lane.send(ENVELOPE, MESSAGE)];
  expect([result, ...rest].map(({ outcome }) => outcome)).toEqual(['uncertain', 'uncertain', 'uncertain']);
  expect([taken.length, server.dots(), server.connections()]).toEqual([3, 3, 3]);
});

test('DESIGN-2.3: a capability that vanishes with a new connection is not used there', async () => {
  const { server, lane, result } = await hand(
    { ehlos: ['250-scripted\r\n250-PIPELINING\r\n250-DSN\r\n250 SIZE 10000', '250 scripted'] },
    'maxMessages=1',
  );
  expect(result).toMatchObject({ outcome: 'submitted' });
  const before = server.commands.length;
  expect(await lane.send(OTHER, MESSAGE, ENVELOPE)).toMatchObject({ outcome: 'submitted' });
  expect(server.commands.slice(before).filter((line) => /^(MAIL|RCPT)/.test(line))).toEqual([
    `MAIL FROM:<${OTHER.mailFrom}>`,
    `RCPT TO:<${OTHER.rcptTo}>`,
  ]);
});

test('DESIGN-2.3: a limit that shrinks with a new connection holds from then on', async () => {
  const { lane, result } = await hand(
    { ehlos: ['250-scripted\r\n250 SIZE 10000', '250-scripted\r\n250 SIZE 10'] },
    'maxMessages=1',
  );
  expect(result).toMatchObject({ outcome: 'submitted' });
  expect(await lane.send(OTHER, MESSAGE)).toMatchObject({ outcome: 'refused', class: 'size' });
});

describe.each([
  ['one command at a time', '250 scripted'],
  ['pipelined', PIPELINING],
])('421, %s', (_how, ehlo) => {
  /** A server that says it closes the channel and then leaves that to us; what each connection heard. */
  const saying = async (script: Script) => {
    const heard: string[][] = [];
    const ended: Promise<void>[] = [];
    const mine = new Map<Socket, string[]>();
    const onLine = (socket: Socket, line: string): boolean => {
      const lines = mine.get(socket) ?? [];
      if (!mine.has(socket)) {
        mine.set(socket, lines);
        heard.push(lines);
        ended.push(new Promise((resolve) => socket.once('close', () => resolve())));
      }
      lines.push(line.slice(0, 4));
      return false;
    };
    const handed = await hand({ ehlo, ...script, onLine });
    return { ...handed, heard, ended };
  };

  test.each([
    ['MAIL', { MAIL: '421 4.3.2 going down', RCPT: '503 first', DATA: '503 first' }, 'mail'],
    ['RCPT', { RCPT: '421 4.3.2 going down', DATA: '503 first' }, 'rcpt'],
    [
      'RCPT, and a permission to go on behind it',
      { RCPT: '421 4.3.2 going down', DATA: '354 go on' },
      'rcpt',
    ],
    ['DATA', { DATA: '421 4.3.2 going down' }, 'data'],
  ] as const)(
    'DESIGN-2.3: at %s it is a refusal for later; the client hangs up and the lane connects anew',
    async (_stage, on, stage) => {
      const { server, lane, result, heard, ended } = await saying({ on });
      expect(result).toMatchObject({ outcome: 'refused', stage, code: 421, retryable: true });
      const said = [...(heard[0] ?? [])];
      expect(await lane.send(OTHER, MESSAGE)).toMatchObject({ outcome: 'refused', stage, code: 421 });
      expect([server.connections(), server.dots()]).toEqual([2, 0]);
      expect(heard[0]).toEqual(said);
      expect(said).not.toContain('RSET');
      await ended[0];
    },
  );

  test('DESIGN-2.3: after the final dot it refuses that mail, and the next one goes over another connection', async () => {
    let mails = 0;
    const { server, lane, result, ended } = await saying({
      onMessage: (socket, _piece, whole) => {
        if (whole) socket.write((mails += 1) === 1 ? '421 4.3.2 going down\r\n' : '250 ok\r\n');
      },
    });
    expect(result).toMatchObject({ outcome: 'refused', stage: 'final', code: 421, retryable: true });
    expect(await lane.send(OTHER, MESSAGE)).toMatchObject({ outcome: 'submitted' });
    expect([server.connections(), server.dots()]).toEqual([2, 2]);
    await ended[0];
  });

  test('DESIGN-2.3: whom the next mail is for was announced behind it: that mail leaves once, over another connection', async () => {
    const bodies: string[] = [];
    const server = await scriptedServer({
      ehlo,
      onMessage: (socket, piece, whole) => {
        bodies.push(piece);
        if (whole) socket.write(bodies.length === 1 ? '421 4.3.2 going down\r\n' : '250 ok\r\n');
      },
    });
    const lane = await laneTo(server.port);
    const second = Buffer.from('From: a@example.org\r\n\r\nsecond\r\n');
    expect(await lane.send(ENVELOPE, MESSAGE, OTHER)).toMatchObject({ outcome: 'refused', code: 421 });
    expect(await lane.send(OTHER, second)).toMatchObject({ outcome: 'submitted' });
    expect(bodies.filter((body) => body.includes('second'))).toHaveLength(1);
    expect([server.connections(), server.dots()]).toEqual([2, 2]);
  });

  test('DESIGN-2.3: between two mails it costs nothing: the next one is offered over another connection', async () => {
    let mails = 0;
    const { server, lane, result } = await saying({
      on: { MAIL: () => ((mails += 1) === 2 ? '421 4.4.2 idle too long' : '250 ok') },
    });
    expect(result).toMatchObject({ outcome: 'submitted' });
    expect(await lane.send(OTHER, MESSAGE)).toMatchObject({ outcome: 'submitted' });
    expect([server.connections(), server.dots()]).toEqual([2, 2]);
  });
});

test.each([
  ['the greeting', { greeting: '421 4.3.2 closed' }, ''],
  ['EHLO', { ehlo: '421 4.3.2 closed' }, ''],
  ['STARTTLS', { ehlo: '250-scripted\r\n250 STARTTLS', on: { STAR: '421 4.3.2 closed' } }, ''],
  ['AUTH', { ehlo: '250-scripted\r\n250 AUTH PLAIN', onLine: closedAtAuth }, 'u:secret@'],
  ['AUTH, the channel open', { ehlo: '250-scripted\r\n250 AUTH PLAIN', on: { AUTH: '421 no' } }, 'u:secret@'],
] as const)('DESIGN-2.3: 421 at %s is said of the server, not of the mail', async (_stage, script, auth) => {
  const { server, result } = await hand(script as Script, '', auth);
  expect(result).toMatchObject({ outcome: 'refused', stage: 'connect', code: 421, retryable: true });
  expect(server.dots()).toBe(0);
});

function closedAtAuth(socket: Socket, line: string): boolean {
  if (!line.startsWith('AUTH')) return false;
  socket.end('421 4.3.2 closed\r\n');
  return true;
}

test.each([
  ['sender refused, the rest taken', { MAIL: '550 5.7.1 no', RCPT: '250 ok', DATA: '354 go on' }, 'mail'],
  ['recipient refused, DATA taken', { MAIL: '250 ok', RCPT: '550 5.1.1 no', DATA: '354 go on' }, 'rcpt'],
  ['all refused', { MAIL: '451 4.3.0 no', RCPT: '550 5.1.1 no', DATA: '503 no' }, 'mail'],
])(
  'DESIGN-2.3: %s out of step in one group: the first no counts and nobody gets an empty mail',
  async (_what, on, stage) => {
    const bodies: string[] = [];
    const { server, lane, result } = await hand({
      ehlo: PIPELINING,
      on,
      onMessage: (socket, piece) => {
        bodies.push(piece);
        socket.write('554 5.5.1 no valid recipients\r\n');
      },
    });
    expect(result).toMatchObject({ outcome: 'refused', stage });
    const again = await lane.send(OTHER, MESSAGE);
    expect(again).toMatchObject({ outcome: 'refused', stage });
    // The empty message is for nobody: only where no recipient was taken.
    expect(bodies).toEqual(stage === 'rcpt' ? ['.\r\n', '.\r\n'] : []);
    expect(server.commands.filter((line) => line.startsWith('RCPT'))).toHaveLength(2);
  },
);

test('DESIGN-2.3: fewer answers than commands in a group end in time and lose nothing', async () => {
  const { server, result } = await hand({ ehlo: PIPELINING, on: { RCPT: '', DATA: '' } }, SILENT_AT.command);
  expect(result).toMatchObject(NOT_SENT);
  expect(server.dots()).toBe(0);
});

test('DESIGN-2.9: what is kept of a failed session has no password, no token and no address in it', async () => {
  const scripts: Script[] = [
    { greeting: '421 you are anna@example.net' },
    { ehlo: '250-scripted\r\n250 AUTH PLAIN', onLine: closedAtAuth },
    { ehlo: '250-scripted\r\n250 AUTH GSSAPI' },
    { onConnect: (socket) => void socket.end('garbage for anna@example.net\r\n') },
  ];
  for (const script of scripts) {
    const { result } = await hand(script, '', 'user:s3cr3t@');
    const kept = JSON.stringify({ ...result, reply: '' });
    for (const secret of ['s3cr3t', Buffer.from('\0user\0s3cr3t').toString('base64'), 'anna@'])
      expect(kept).not.toContain(secret);
  }
});
