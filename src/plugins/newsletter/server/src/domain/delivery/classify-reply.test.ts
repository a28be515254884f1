import { classifyReply, enhancedCodeOf, FAILURE_CLASSES, type FailureClass } from './classify-reply';

const CASES: readonly [reply: string, failureClass: FailureClass, hard: boolean, retryable: boolean][] = [
  ['550 5.1.1 <x>: Recipient address rejected: User unknown', 'user-unknown', true, false],
  ['450 4.1.1 <x>: unverified address', 'user-unknown', false, true],
  ['550 No such user here', 'user-unknown', true, false],
  ['550 Empfänger unbekannt', 'user-unknown', true, false],
  ['553 5.1.3 bad address syntax', 'user-unknown', true, false],
  ["554 delivery error: dd This user doesn't have a example.org account", 'user-unknown', true, false],
  ['550 5.4.1 Recipient address rejected: Access denied. [x.prod.outlook.com]', 'user-unknown', false, false],
  ['550 5.1.2 bad destination system', 'host-unknown', true, false],
  ['550 5.4.4 unrouteable', 'host-unknown', true, false],
  ['551 5.1.6 mailbox has moved', 'moved', true, false],
  ['550 5.7.17 mailbox owner has changed', 'moved', true, false],
  ['556 5.1.10 recipient has null MX', 'null-mx', true, false],
  ['550 5.2.1 The email account that you tried to reach is inactive. gsmtp', 'disabled', false, false],
  ['550 5.2.1 The user you are trying to contact is receiving mail too quickly. gsmtp', 'rate', false, true],
  [
    '550 5.2.1 The user you are trying to contact is receiving mail at a rate that prevents',
    'rate',
    false,
    true,
  ],
  ['550 5.7.13 user account disabled', 'disabled', false, false],
  ['452 4.2.2 The email account that you tried to reach is over quota', 'mailbox-full', false, true],
  ['552 5.2.2 The account is out of storage space and inactive. gsmtp', 'disabled', false, false],
  ['552 5.2.2 mailbox full', 'mailbox-full', false, false],
  ['550 Postfach voll', 'mailbox-full', false, false],
  ['552 quota exceeded', 'mailbox-full', false, false],
  ['452 insufficient system storage', 'system', false, true],
  ['450 4.2.1 mailbox busy', 'rate', false, true],
  ['451 4.3.0 temporary system problem, try again later', 'system', false, true],
  ['421 service not available, closing channel', 'system', false, true],
  ['451 4.4.2 timeout', 'network', false, true],
  ['554 5.4.6 routing loop', 'network', false, false],
  ['450 4.2.0 greylisted', 'greylist', false, true],
  ['451 4.7.1 please try again later', 'greylist', false, true],
  ['450 come back in five minutes', 'greylist', false, true],
  [
    '554 5.7.1 Service unavailable; client host [192.0.2.1] blocked using zen.spamhaus.org',
    'block',
    false,
    true,
  ],
  ['554 IP=192.0.2.1 - A problem occurred. (Ask your postmaster for help)', 'block', false, true],
  ['421 4.7.28 unusual rate of unsolicited mail. gsmtp', 'block', false, true],
  ['421 4.7.0 [TSS04] Messages temporarily deferred', 'block', false, true],
  ['421 4.7.0 too many connections from your host', 'too-many', false, true],
  ['452 4.5.3 too many recipients', 'too-many', false, true],
  ['550 5.7.26 unauthenticated mail is not accepted. gsmtp', 'policy', false, false],
  ['550-5.7.27 SPF did not pass. gsmtp', 'policy', false, false],
  ['421 4.7.32 From header is not aligned. gsmtp', 'policy', false, true],
  ['530 5.7.0 Must issue a STARTTLS command first', 'policy', false, false],
  ['550 5.7.515 Access denied, sending domain does not pass authentication', 'policy', false, false],
  ['550 5.7.1 message looks like spam', 'content', false, false],
  ['554 5.7.1 rejected: link on URIBL', 'content', false, false],
  ['554 5.6.0 message content rejected', 'content', false, false],
  ['550 5.7.1 rejected by recipient', 'recipient-block', false, false],
  ['550 5.2.0 message filtered', 'recipient-block', false, false],
  ['552 5.3.4 message size exceeds fixed limit', 'size', false, false],
  ['550 5.6.7 address needs SMTPUTF8', 'capability', false, false],
  ['550 5.1.8 sender domain not found', 'sender-address', false, false],
  ['450 4.1.8 Sender address rejected: Domain not found', 'sender-address', false, true],
  ['550 5.7.1 relaying denied', 'relay-denied', false, false],
  ['550 limit exceeded', 'self-rate', false, true],
  ['451 hourly limit of outgoing mail reached', 'self-rate', false, true],
  ['550 Stundenlimit erreicht', 'self-rate', false, true],
  ['550 wat', 'unknown', false, false],
  ['599 5.9.9 never heard of', 'unknown', false, false],
];

const classify = (reply: string) => classifyReply({ code: Number(reply.slice(0, 3)), text: reply });

test.each(CASES)('C.2.2: %s', (reply, failureClass, hard, retryable) => {
  expect(classify(reply)).toEqual({ class: failureClass, hard, retryable, rule: 'C.2.2' });
});

test('C.2.2: every class has a case', () => {
  expect(new Set(CASES.map(([, c]) => c))).toEqual(new Set(Object.keys(FAILURE_CLASSES)));
});

test('VIV-1.2: a refusal by our own quota is no fact about the recipient and is queued again', () => {
  expect(classify('550 5.7.1 limit exceeded')).toMatchObject({
    class: 'self-rate',
    hard: false,
    retryable: true,
  });
});

test('C.2.1: nothing but a 5xx reply is ever hard, and unknown never is', () => {
  for (const [reply] of CASES) expect(classify(`4${reply.slice(1)}`).hard).toBe(false);
});

test('C.2.1: the enhanced code is read from the start of the reply, not from its prose', () => {
  expect(enhancedCodeOf('550 5.1.1 gone')).toBe('5.1.1');
  expect(enhancedCodeOf('550-5.7.26 first\n550 5.7.26 second')).toBe('5.7.26');
  expect(enhancedCodeOf('554 client 192.0.2.1 said 5.1.1')).toBeUndefined();
  expect(enhancedCodeOf('550 no')).toBeUndefined();
});
