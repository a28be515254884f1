#!/usr/bin/env node
// Verifies a proof of consent by its published description (proof-format.md) and nothing else.
//
//   node verify-proof.mjs proof.json [SHA-256 of the file, as printed]
//
// Exit code 0: everything holds. 1: something does not; each problem is a line. 2: this is no proof.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

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
const checkRecords = (proof, problem) => {
  const { records, head, sender, subscriber } = proof;
  let before = null;
  for (const record of records) {
    const name = `record ${record.seq}`;
    if (sha256(canonical(pick(record))) !== record.hash)
      problem(`${name}: its hash is not that of its content`);
    if (sha256(record.payload) !== record.payloadHash && record.payload !== ERASED)
      problem(`${name}: its evidence is not what was recorded`);
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
  const { normalised, addressSalt } = subscriber;
  if (normalised === null || addressSalt === null) return;
  const commitment = sha256(`${addressSalt}\n${normalised}`);
  for (const { seq } of records) {
    const { address } = evidence.get(seq);
    if (address !== undefined && address !== commitment) problem(`record ${seq}: speaks of another address`);
  }
};

/** Section "Form versions". */
const checkForms = ({ forms, records }, evidence, problem) => {
  for (const form of forms)
    if (sha256(form.content) !== form.hash)
      problem(`form ${form.id} version ${form.version}: its hash is not that of its content`);
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

/** Section "Declarations": every statement stands in a record. */
const checkDeclaration = (declaration, { record, evidence, own }, problem) => {
  const says = (field, stated, recorded) => {
    if (!same(stated, recorded)) problem(`record ${record.seq}: ${field} is not what the record says`);
  };
  if (record.payload === ERASED) return;
  const { request, mail, confirmation, text, notices } = declaration;
  if (sha256(text.text) !== text.sha256) problem(`record ${record.seq}: the hash of the wording is wrong`);
  if (declaration.kind === 'imported') {
    const { proof } = evidence.get(record.seq);
    says('wording', text.text, proof?.consentText);
    says('source', declaration.source, proof?.source);
    says('sameIp', declaration.sameIp, proof && proof.requestIp === proof.confirmIp);
    says('request', [request.at, request.ip], [proof?.requestedAt, proof?.requestIp]);
    says('confirmation', [confirmation.at, confirmation.ip], [proof?.confirmedAt, proof?.confirmIp]);
    return;
  }
  const asked = evidence.get(record.seq);
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
  checkFollowing(declaration, own(asked.request), says);
  const mailed = mail && evidence.get(mail.record);
  if (mailed)
    for (const name of ['messageId', 'subject', 'bodyHash', 'handedOverAt', 'serverAnswer'])
      says(name, mail[name], mailed[name]);
};

/** The records of the same request are all told, and told as they are. */
const checkFollowing = ({ mail, pageViews, confirmation, sameIp }, following, says) => {
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
  for (const { key, state, declarations, later } of proof.purposes) {
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
      declarations.forEach((one, n) => checkDeclaration(one, { record: giving[n], evidence, own }, problem));
    const after = records.filter(({ event }) => !STEPS.includes(event));
    const told = later.map((one) => [
      one.record,
      one.event,
      one.at,
      one.method,
      one.ip,
      one.actor,
      one.reason,
    ]);
    const recorded = after.map(({ seq, event, occurredAt }) => {
      const { method, ip, actor, reason, rule } = evidence.get(seq);
      return [seq, event, occurredAt, method ?? null, ip ?? null, actor ?? null, reason ?? rule ?? null];
    });
    if (!same(told, recorded)) problem(`${key}: the later events are not those of the records`);
    if (state === 'active' && !records.some(({ event }) => event === 'confirmed' || event === 'imported'))
      problem(`${key}: said to be active, and no record gives consent`);
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
  checkRecords(proof, problem);
  checkAddress(proof, evidence, problem);
  checkForms(proof, evidence, problem);
  checkPurposes(proof, evidence, problem);
  return problems;
};

const main = () => {
  const [file, printed] = process.argv.slice(2);
  if (file === undefined) {
    console.error('Usage: node verify-proof.mjs proof.json [SHA-256 of the file]');
    return 2;
  }
  try {
    const bytes = readFileSync(file);
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
