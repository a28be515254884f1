import net from 'node:net';

/**
 * A mail server that does nothing but count, in a process of its own so that its work is not charged to the sender.
 * Reads each byte once and answers whatever was pipelined in one write.
 */
const END_OF_DATA = Buffer.from('\r\n.\r\n');
const nothing = () => ({
  mails: 0,
  bytes: 0,
  connections: 0,
  recipients: new Set(),
  last: null,
  refused: 0,
  firstAt: null,
});
const totals = nothing();
/** Tells when so many mails have come, and how long that took from the first to the last. */
let awaited = null;

const everyNth = (name) => Number(process.env[name] ?? 0);
/** Which mail is put off once, and which is refused for good: none, unless a benchmark asks for it. */
const TROUBLE = { deferEvery: everyNth('SINK_DEFER_EVERY'), refuseEvery: everyNth('SINK_REFUSE_EVERY') };
const deferred = new Set();
let offered = 0;

/** What the mail server says to a message as a whole; null: it keeps it. */
const refusal = (recipient) => {
  if (deferred.has(recipient)) return null;
  offered += 1;
  if (TROUBLE.refuseEvery > 0 && offered % TROUBLE.refuseEvery === 0) return '550 5.1.1 No such user\r\n';
  if (TROUBLE.deferEvery === 0 || offered % TROUBLE.deferEvery !== 0) return null;
  deferred.add(recipient);
  return '451 4.3.2 Try again later\r\n';
};

const REPLIES = {
  EHLO: '250-sink.test\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SIZE 10485760\r\n',
  DATA: '354 go on\r\n',
  QUIT: '221 bye\r\n',
};

class Session {
  buffered = Buffer.alloc(0);
  inData = false;
  recipient = '';

  constructor(socket) {
    this.socket = socket;
    totals.connections += 1;
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => this.read(chunk));
    socket.write('220 sink.test\r\n');
  }

  read(chunk) {
    this.buffered = this.buffered.length === 0 ? chunk : Buffer.concat([this.buffered, chunk]);
    let answers = '';
    for (let answer = this.next(); answer !== null; answer = this.next()) answers += answer;
    if (answers !== '') this.socket.write(answers);
  }

  /** The answer to the next complete command or message in the buffer, or null. */
  next() {
    if (this.inData) return this.message();
    const end = this.buffered.indexOf('\r\n');
    if (end < 0) return null;
    const line = this.buffered.toString('latin1', 0, end);
    this.buffered = this.buffered.subarray(end + 2);
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'RCPT') this.recipient = line;
    if (verb === 'DATA') this.inData = true;
    if (verb === 'QUIT') setImmediate(() => this.socket.end());
    return REPLIES[verb] ?? '250 ok\r\n';
  }

  message() {
    const end = this.buffered.indexOf(END_OF_DATA);
    if (end < 0) return null;
    const no = refusal(this.recipient);
    if (no === null) this.keep(end);
    else totals.refused += 1;
    this.buffered = this.buffered.subarray(end + END_OF_DATA.length);
    this.inData = false;
    return no ?? '250 2.0.0 kept\r\n';
  }

  keep(end) {
    totals.mails += 1;
    totals.firstAt ??= performance.now();
    if (totals.mails === awaited) process.send({ seconds: (performance.now() - totals.firstAt) / 1_000 });
    totals.bytes += end;
    totals.recipients.add(this.recipient);
    if (totals.last === null) totals.last = this.buffered.toString('latin1', 0, end);
  }
}

/** Figures since the last question. */
const report = () => {
  const { recipients, ...counts } = totals;
  Object.assign(totals, nothing());
  return { ...counts, recipients: recipients.size };
};

const server = net.createServer((socket) => new Session(socket));
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('message', (question) => {
  const answer = { report: report() };
  if (question === 'report') process.send(answer);
  else awaited = question.awaited;
});
process.on('disconnect', () => process.exit(0));
