#!/usr/bin/env node
// Verifies a proof of consent by its published description (proof-format.md) and nothing else.
//
//   node verify-proof.mjs proof.json [SHA-256 of the file, as printed]
//   node verify-proof.mjs proof.pdf  [the same]: verifies the file inside
//
// Exit code 0: everything holds. 1: something does not; each problem is a line. 2: this is no proof.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { domainToASCII, pathToFileURL } from 'node:url';
import { inflateSync } from 'node:zlib';

const sha256 = (data) => createHash('sha256').update(data).digest('hex');

/** JSON as RFC 8785 writes it: keys in the order of their UTF-16 units, no blanks. */
export const canonical = (value) => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const keys = Object.keys(value).sort((a, b) => (a < b ? -1 : 1));
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
};

const HASHED = [
  'documentId',
  'event',
  'occurredAt',
  'payloadHash',
  'previousHash',
  'purposeKey',
  'senderId',
  'seq',
  'subscriberId',
];
/** What stands in the place of evidence that had to be erased; the chain vouches for it by its hash. */
const ERASED = '{"redacted":true}';
const pick = (record) => Object.fromEntries(HASHED.map((name) => [name, record[name]]));
const same = (one, other) => canonical(one ?? null) === canonical(other ?? null);

/** Section "Records" of the format. */
const checkRecords = (proof, evidence, problem) => {
  const { records, head, sender, subscriber } = proof;
  const erasures = records.filter(({ event }) => event === 'erased');
  const lawful = ({ documentId, purposeKey, seq }) =>
    erasures.some(
      (one) =>
        one.seq > seq &&
        one.purposeKey === purposeKey &&
        evidence.get(one.seq).redacted?.includes?.(documentId),
    );
  let before = null;
  for (const record of records) {
    const name = `record ${record.seq}`;
    if (sha256(canonical(pick(record))) !== record.hash)
      problem(`${name}: its hash is not that of its content`);
    if (sha256(record.payload) !== record.payloadHash && record.payload !== ERASED)
      problem(`${name}: its evidence is not what was recorded`);
    if (record.payload === ERASED && !lawful(record))
      problem(`${name}: its evidence is gone, and no erasure names it`);
    if (record.senderId !== sender.id || record.subscriberId !== subscriber.id)
      problem(`${name}: belongs to somebody else`);
    if (before && record.seq <= before.seq) problem(`${name}: out of order`);
    if (before && record.seq === before.seq + 1 && record.previousHash !== before.hash)
      problem(`${name}: does not follow the record before it`);
    before = record;
  }
  if (before && head.seq < before.seq) problem('the chain ends before its last record');
  if (before && head.seq === before.seq && head.hash !== before.hash)
    problem('the end of the chain is not its last record');
};

/** Section "Address": the records that carry a commitment carry one to this address. */
const checkAddress = ({ subscriber, records }, evidence, problem) => {
  const { address, normalised, addressSalt } = subscriber;
  if (address === null && normalised === null && addressSalt === null) {
    if (!records.every(({ event, payload }) => event === 'erased' || payload === ERASED))
      problem('the address is left out, and nobody was erased');
    return;
  }
  const at = String(address).lastIndexOf('@');
  const plain = `${String(address).slice(0, at)}@${domainToASCII(String(address).slice(at + 1))}`;
  if (plain.normalize('NFC').toLowerCase() !== normalised)
    problem('the address as given is not the one that was normalised');
  const commitment = sha256(`${addressSalt}\n${normalised}`);
  for (const { seq } of records) {
    const bound = evidence.get(seq).address;
    if (bound !== undefined && bound !== commitment) problem(`record ${seq}: speaks of another address`);
  }
};

/** Section "Form versions". */
const checkForms = ({ forms, records }, evidence, problem) => {
  for (const form of forms) {
    if (sha256(form.content) !== form.hash)
      problem(`form ${form.id} version ${form.version}: its hash is not that of its content`);
    if (!records.some(({ seq }) => evidence.get(seq).form?.hash === form.hash))
      problem(`form ${form.id} version ${form.version}: no record names it`);
  }
  for (const { seq, purposeKey, event } of records) {
    const named = evidence.get(seq).form;
    if (named === undefined) continue;
    const form = forms.find(({ hash }) => hash === named.hash);
    if (!form || form.id !== named.id || form.version !== named.version) {
      problem(`record ${seq}: the form version it names is missing`);
      continue;
    }
    const box = JSON.parse(form.content).boxes.find((one) => one.purposeKey === purposeKey);
    if (event === 'requested' && !same(box, evidence.get(seq).text))
      problem(`record ${seq}: its text is not the one of the form`);
  }
};

const clocks = new Map();
const clockOf = (zone) => {
  if (!clocks.has(zone))
    clocks.set(
      zone,
      new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }),
    );
  return clocks.get(zone);
};

/** A moment on the clock of a zone is the same moment, written with that zone's offset. */
const isLocal = (local, at, zone) =>
  !Number.isNaN(Date.parse(at)) &&
  Date.parse(local) === Date.parse(at) &&
  local.slice(0, 19).replace('T', ' ') === clockOf(zone).format(new Date(at));

/** What every declaration says, whatever its record still holds. */
const PLACE = new Set(['kind', 'channel', 'zone', 'record', 'at', 'local', 'sha256']);
const isSilent = (value, name) =>
  PLACE.has(name) ||
  value === null ||
  value === '' ||
  (typeof value === 'object' && Object.entries(value).every(([key, inner]) => isSilent(inner, key)));

/** A declaration whose evidence was erased says its place and its time, and nothing else. */
const checkErased = (declaration, record, says) => {
  const { kind, request, confirmation } = declaration;
  const place = [record.seq, record.occurredAt];
  says('request', [request.record, request.at], place);
  // An import is its own second step; of a request the way to it went with the evidence.
  says(
    'confirmation',
    confirmation && [confirmation.record, confirmation.at],
    kind === 'imported' ? place : null,
  );
  says('silence', isSilent(declaration), true);
};

/** Section "Declarations": every statement stands in a record. */
const checkDeclaration = (declaration, { record, evidence, own, zone }, problem) => {
  const says = (field, stated, recorded) => {
    if (!same(stated, recorded)) problem(`record ${record.seq}: ${field} is not what the record says`);
  };
  const { request, mail, confirmation, text, notices } = declaration;
  says('kind', declaration.kind, record.event === 'imported' ? 'imported' : 'double-opt-in');
  if (sha256(text.text) !== text.sha256) problem(`record ${record.seq}: the hash of the wording is wrong`);
  const spoken = evidence.get(record.seq);
  says('channel', declaration.channel, spoken.channel ?? 'e-mail');
  says('zone', declaration.zone, spoken.zone ?? zone);
  for (const step of [request, confirmation])
    if (step) says('local time', isLocal(step.local, step.at, declaration.zone), true);
  if (record.payload === ERASED) return checkErased(declaration, record, says);
  // Fields of later editions: a document of before does not have them.
  const added = (field, stated, recorded) => stated === undefined || says(field, stated, recorded);
  added('actor', request.actor, spoken.actor);
  added('origin', declaration.origin, declaration.kind === 'imported' ? spoken.origin : null);
  if (declaration.kind === 'imported') {
    const { proof } = spoken;
    const { title, messageTypes, frequency, controller, language } = text;
    const { collectedBy, form, mail: sent } = declaration;
    const blank = [title, messageTypes, frequency, controller, language, collectedBy, form, sent];
    says(
      'statements',
      [blank, declaration.boxes, declaration.partners, declaration.pageViews],
      [Array(8).fill(null), [], [], []],
    );
    says(
      'notices',
      Object.values(notices),
      Object.values(notices).map(() => null),
    );
    says(
      'steps',
      [request, confirmation].map(({ record: number, userAgent }) => [number, userAgent]),
      [
        [record.seq, null],
        [record.seq, null],
      ],
    );
    says('wording', text.text, proof?.consentText);
    says('source', declaration.source, proof?.source);
    says('sameIp', declaration.sameIp, proof && proof.requestIp === proof.confirmIp);
    says('request', [request.at, request.ip], [proof?.requestedAt, proof?.requestIp]);
    says('confirmation', [confirmation.at, confirmation.ip], [proof?.confirmedAt, proof?.confirmIp]);
    return;
  }
  const asked = spoken;
  added('way', request.method, asked.method);
  added('reason', request.reason, asked.reason);
  added('notice on withdrawal', notices.withdrawal, asked.notices?.withdrawal);
  says('wording', text.text, asked.text?.text);
  for (const name of ['title', 'messageTypes', 'frequency', 'controller'])
    says(name, text[name], asked.text?.[name]);
  says('language', text.language, asked.form?.language);
  says('form', declaration.form && { ...declaration.form, language: asked.form?.language }, asked.form);
  says('collectedBy', declaration.collectedBy, asked.collectedBy);
  says('boxes', declaration.boxes, asked.boxes ?? []);
  says('partners', declaration.partners, asked.partners ?? []);
  for (const name of ['privacy', 'privacyUrl', 'tool', 'tracking'])
    says(name, notices[name], asked.notices?.[name]);
  says('source', declaration.source, asked.source);
  says(
    'request',
    [request.at, request.ip, request.userAgent],
    [record.occurredAt, asked.ip, asked.userAgent],
  );
  checkFollowing(declaration, asked.request === undefined ? [] : own(asked.request), { says, added });
  const mailed = mail && evidence.get(mail.record);
  if (mailed)
    for (const name of ['messageId', 'subject', 'bodyHash', 'handedOverAt', 'serverAnswer'])
      says(name, mail[name], mailed[name]);
};

/** The records of the same request are all told, and told as they are. */
const checkFollowing = ({ mail, pageViews, confirmation, sameIp }, following, { says, added }) => {
  const of = (event) => following.filter((one) => one.record.event === event);
  const [mailed] = of('confirmation-mailed');
  const [confirmed] = of('confirmed');
  says(
    'mail',
    mail && [mail.record, mail.acceptedAt],
    mailed && [mailed.record.seq, mailed.record.occurredAt],
  );
  says(
    'confirmation',
    confirmation && [
      confirmation.record,
      confirmation.at,
      confirmation.ip,
      confirmation.userAgent,
      confirmation.method,
    ],
    confirmed && [
      confirmed.record.seq,
      confirmed.record.occurredAt,
      confirmed.payload.ip,
      confirmed.payload.userAgent,
      confirmed.payload.method,
    ],
  );
  added('reply', confirmation?.messageId, confirmed?.payload.messageId);
  added('reply', confirmation?.receivedAt, confirmed?.payload.receivedAt);
  says('sameIp', sameIp, confirmed?.payload.sameIpAsRequest);
  says(
    'page views',
    pageViews.map(({ record, at, ip }) => [record, at, ip]),
    of('page-view').map(({ record, payload }) => [
      record.seq,
      payload.viewedAt ?? record.occurredAt,
      payload.ip,
    ]),
  );
};

const STEPS = ['requested', 'confirmation-mailed', 'page-view', 'confirmed', 'imported'];
const GIVING = ['requested', 'imported'];
const UNDO_MS = 30 * 60_000;

/** 24 calendar months, in UTC; a day that month does not have is its last. */
const twoYearsAfter = (at) => {
  const date = new Date(at);
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + 24);
  if (date.getUTCDate() !== day) date.setUTCDate(0);
  return date.getTime();
};

/** Section "State": what one record makes of the state before it. */
const STATE_AFTER = {
  requested: (before, at, said) =>
    ['active', 'requested'].includes(before.state)
      ? before
      : { state: 'requested', since: said, expressedAt: null, expiresAt: null },
  confirmed: (_before, at, said) => active(at, said),
  imported: (_before, at, said) => active(at, said),
  renewed: (before, at) => (before.state === 'active' ? active(before.since, at) : before),
  withdrawn: (before, at) =>
    [null, 'active', 'requested'].includes(before.state) ? ended('withdrawn', before, at) : before,
  restored: (before, at) => {
    const { state, since, expressedAt } = before;
    const late = at - since > UNDO_MS || expressedAt === null || at >= twoYearsAfter(expressedAt);
    return state === 'withdrawn' && !late ? active(at, expressedAt) : before;
  },
  objected: (before, at) => ended('objected', before, at),
  expired: (before, at) => (before.state === 'active' ? ended('expired', before, at) : before),
  erased: (before, at) => ended('erased', before, at),
};
const active = (since, said) => ({
  state: 'active',
  since,
  expressedAt: said,
  expiresAt: twoYearsAfter(said),
});
const ended = (state, { expressedAt }, at) => ({ state, since: at, expressedAt, expiresAt: null });

const stateOf = (records, evidence) => {
  let now = { state: null, since: null, expressedAt: null, expiresAt: null };
  for (const { seq, event, occurredAt } of records) {
    if (now.state === 'erased') break;
    const { expressedAt, proof } = evidence.get(seq);
    const said = Date.parse(expressedAt ?? proof?.confirmedAt);
    const at = Date.parse(occurredAt);
    now = STATE_AFTER[event]?.(now, at, Number.isNaN(said) ? at : said) ?? now;
  }
  return now;
};

const instant = (at) => (at === null ? null : new Date(at).toISOString());

/** Section "State": state and end are those that follow from the records. */
const checkState = ({ key, state, expressedAt, expiresAt }, records, { evidence, problem }) => {
  const derived = stateOf(records, evidence);
  if (derived.state !== state) problem(`${key}: by its records it is ${derived.state}, not ${state}`);
  // An erasure takes the evidence, and with it when somebody once said yes.
  else if (
    state !== 'erased' &&
    !same([expressedAt, expiresAt], [derived.expressedAt, derived.expiresAt].map(instant))
  )
    problem(`${key}: when the will was expressed, or until when it holds, is not what the records say`);
};

/** Section "Completeness": no record is left out of the statements, no statement lacks its record. */
const checkPurposes = (proof, evidence, problem) => {
  const keys = [...new Set(proof.records.map(({ purposeKey }) => purposeKey))];
  if (
    !same(
      keys,
      proof.purposes.map(({ key }) => key),
    )
  )
    problem('the purposes are not those of the records');
  const { zone } = proof.sender;
  for (const purpose of proof.purposes) {
    const { key, declarations, later } = purpose;
    const records = proof.records.filter(({ purposeKey }) => purposeKey === key);
    const own = (request) =>
      records
        .map((record) => ({ record, payload: evidence.get(record.seq) }))
        .filter(({ payload }) => payload.request === request);
    const giving = records.filter(({ event }) => GIVING.includes(event));
    if (
      !same(
        giving.map(({ seq }) => seq),
        declarations.map(({ request }) => request.record),
      )
    )
      problem(`${key}: the declarations are not those of the records`);
    else
      declarations.forEach((one, n) =>
        checkDeclaration(one, { record: giving[n], evidence, own, zone }, problem),
      );
    const after = records.filter(({ event }) => !STEPS.includes(event));
    const told = later.map((one) => [
      one.record,
      one.event,
      one.at,
      one.method,
      one.ip,
      one.actor,
      one.reason,
      one.requestedAt ?? null,
      isLocal(one.local, one.at, zone),
    ]);
    const recorded = after.map(({ seq, event, occurredAt }) => {
      const { method, ip, actor, reason, rule, requestedAt } = evidence.get(seq);
      const how = [method, ip, actor, reason ?? rule, requestedAt].map((one) => one ?? null);
      return [seq, event, occurredAt, ...how, true];
    });
    if (!same(told, recorded)) problem(`${key}: the later events are not those of the records`);
    checkState(purpose, records, { evidence, problem });
  }
};

/** @returns what does not hold; empty when everything does */
export const verifyProof = (proof) => {
  if (proof?.format !== 'jawort-proof' || proof.version !== 1)
    throw new Error('This is no proof in version 1.');
  const problems = [];
  const problem = (text) => problems.push(text);
  const { digest, ...rest } = proof;
  if (sha256(canonical(rest)) !== digest) problem('the digest is not that of the document');
  const evidence = new Map(proof.records.map(({ seq, payload }) => [seq, JSON.parse(payload)]));
  checkRecords(proof, evidence, problem);
  checkAddress(proof, evidence, problem);
  checkForms(proof, evidence, problem);
  checkPurposes(proof, evidence, problem);
  return problems;
};

/** The one file inside a PDF, as ISO 32000 describes it. */
const attachmentOf = (pdf) => {
  const text = pdf.toString('latin1');
  const places = [...text.matchAll(/\/Type \/EmbeddedFile\b/g)];
  if (places.length !== 1) throw new Error('This PDF does not hold exactly one file.');
  const start = text.lastIndexOf('obj', places[0].index);
  const length = Number(/\/Length (\d+)/.exec(text.slice(start))?.[1]);
  const from = text.indexOf('stream\n', start) + 'stream\n'.length;
  const content = pdf.subarray(from, from + length);
  return text.slice(start, from).includes('/FlateDecode') ? inflateSync(content) : content;
};

const main = () => {
  const [file, printed] = process.argv.slice(2);
  if (file === undefined) {
    console.error('Usage: node verify-proof.mjs proof.json|proof.pdf [SHA-256 of proof.json]');
    return 2;
  }
  try {
    const given = readFileSync(file);
    const bytes = given.subarray(0, 5).toString('latin1') === '%PDF-' ? attachmentOf(given) : given;
    const document = JSON.parse(bytes.toString('utf8'));
    // The command line prints the proofs of all senders in one document.
    const problems = (document.proofs ?? [document]).flatMap(verifyProof);
    if (printed !== undefined && printed.toLowerCase() !== sha256(bytes))
      problems.push('the file is not the one whose SHA-256 was printed');
    for (const text of problems) console.log(text);
    console.log(
      problems.length === 0 ? `Everything holds. SHA-256 of the file: ${sha256(bytes)}` : 'NOT SOUND',
    );
    return problems.length === 0 ? 0 : 1;
  } catch (error) {
    console.error(error.message);
    return 2;
  }
};

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) process.exitCode = main();
