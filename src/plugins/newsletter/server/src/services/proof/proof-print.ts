import type { Locale } from '../../domain/notice';
import { proofFile } from '../../domain/proof/build-proof';
import { sha256 } from '../../domain/proof/declarations';
import type { Declaration, LaterEvent, Proof, ProofStep, PurposeProof } from '../../domain/proof/proof';
import type { Block, Print } from '../../providers/pdf/blocks';
import { PROOF_TEXTS, type ProofTexts } from '../../texts/proof';
import { proofMoments, type Moments } from './proof-moments';

interface Words {
  readonly t: ProofTexts;
  readonly moments: Moments;
  readonly proof: Proof;
}

type Row = readonly [label: string, value: string];
type Facts = readonly (readonly [label: string, value: string | null])[];

const facts = (rows: Facts): Block[] => {
  const known = rows.filter((row): row is Row => row[1] !== null && row[1] !== '');
  return known.length === 0 ? [] : [{ kind: 'facts', rows: known }];
};

const heading = (level: 1 | 2, text: string): Block => ({ kind: 'heading', level, text });

const stateOf = (purpose: PurposeProof, { t, moments }: Words): string => {
  if (purpose.state === null) return t.purpose.noState;
  const until =
    purpose.expiresAt === null ? '' : `, ${t.purpose.expires} ${moments.local(purpose.expiresAt)}`;
  return `${t.purpose.states[purpose.state]}${until}`;
};

const cover = (words: Words): Block[] => {
  const { t, moments, proof } = words;
  const { address, normalised, id } = proof.subscriber;
  const name = proof.sender.name ?? t.unknownSender;
  return [
    { kind: 'title', text: t.title, note: t.note(name, moments.local(proof.producedAt)) },
    ...facts([
      [t.whole.address, address ?? t.whole.erased],
      [t.whole.normalised, normalised],
      [t.whole.sender, name],
      ...proof.purposes.map((purpose): Row => [t.purpose.heading(titleOf(purpose)), stateOf(purpose, words)]),
      [t.whole.suppressed, proof.suppressions.map(({ reason }) => reasonOf(reason, t)).join('; ')],
      [t.whole.id, id],
      [t.whole.zone, proof.sender.zone],
    ]),
    { kind: 'text', text: proof.records.length === 0 ? t.empty : t.intro },
  ];
};

const titleOf = ({ title, key }: PurposeProof): string => title ?? key;
const reasonOf = (reason: string, t: ProofTexts): string => t.suppressions.reasons[reason] ?? reason;

/** What stands beside a box, by the form version that was shown. */
const boxTitle = (declaration: Declaration, purposeKey: string, { proof }: Words): string => {
  const form = proof.forms.find(({ hash }) => hash === declaration.form?.hash);
  const content = form
    ? (JSON.parse(form.content) as { boxes: { purposeKey: string; title: string }[] })
    : null;
  return content?.boxes.find((box) => box.purposeKey === purposeKey)?.title ?? purposeKey;
};

const boxes = (declaration: Declaration, words: Words): Block[] => {
  const { t } = words;
  if (declaration.boxes.length === 0) return [];
  return [
    heading(2, t.declaration.boxes),
    {
      kind: 'table',
      head: [t.declaration.box, t.declaration.ticked],
      rows: declaration.boxes.map(({ purposeKey, ticked }) => [
        boxTitle(declaration, purposeKey, words),
        ticked ? t.yes : t.no,
      ]),
      shares: [0.75, 0.25],
    },
    { kind: 'text', text: t.declaration.boxesNote },
  ];
};

const notices = ({ notices: shown, partners }: Declaration, { t }: Words): Block[] => {
  const rows: Facts = [
    [t.declaration.partners, partners.join(', ')],
    [t.declaration.privacy, shown.privacy],
    [t.declaration.privacyUrl, shown.privacyUrl],
    [t.declaration.tool, shown.tool],
    [t.declaration.tracking, shown.tracking],
  ];
  const blocks = facts(rows);
  return blocks.length === 0 ? [] : [heading(2, t.declaration.notices), ...blocks];
};

const steps = (declaration: Declaration, { t, moments }: Words): Block[] => {
  const { request, confirmation, sameIp, pageViews } = declaration;
  const imported = declaration.kind === 'imported';
  const cell = (of: (step: ProofStep) => string | null): [string, string] => [
    of(request) ?? t.notRecorded,
    confirmation ? (of(confirmation) ?? t.notRecorded) : t.steps.unconfirmed,
  ];
  const way = confirmation?.method ?? null;
  const rows: (readonly string[])[] = [
    [t.steps.local, ...cell(({ local }) => moments.written(local))],
    [t.steps.utc, ...cell(({ at }) => at)],
    [t.steps.ip, ...cell(({ ip }) => ip)],
    ...(imported
      ? []
      : [
          [t.steps.userAgent, ...cell(({ userAgent }) => userAgent)],
          [t.steps.method, t.steps.formMethod, way === null ? t.steps.unconfirmed : (t.methods[way] ?? way)],
        ]),
    [t.steps.record, ...cell(({ record }) => t.steps.number(record))],
  ];
  const compared = sameIp ? t.steps.sameIp : t.steps.otherIp;
  return [
    heading(2, t.steps.heading),
    { kind: 'table', head: ['', t.steps.request, t.steps.confirmation], rows, shares: [0.18, 0.41, 0.41] },
    ...facts(
      pageViews.map((view): Row => [
        t.steps.pageView,
        t.steps.viewed(moments.local(view.at), view.ip ?? t.notRecorded, view.record),
      ]),
    ),
    ...(confirmation
      ? [{ kind: 'text', text: sameIp === null ? t.steps.unknownIp : compared } as const]
      : []),
  ];
};

const mail = ({ mail: sent, kind }: Declaration, { t, moments }: Words): Block[] => {
  if (kind === 'imported') return [];
  if (sent === null) return [heading(2, t.mail.heading), { kind: 'text', text: t.mail.none }];
  return [
    heading(2, t.mail.heading),
    ...facts([
      [t.mail.subject, sent.subject],
      [t.mail.messageId, sent.messageId],
      [t.mail.handedOver, sent.handedOverAt && moments.local(sent.handedOverAt)],
      [t.mail.accepted, moments.local(sent.acceptedAt)],
      [t.mail.answer, sent.serverAnswer],
      [t.mail.bodyHash, sent.bodyHash && `bh=${sent.bodyHash}`],
      [t.steps.record, t.steps.number(sent.record)],
    ]),
  ];
};

const declaration = (one: Declaration, words: Words): Block[] => {
  const { t, moments } = words;
  const given = moments.local((one.confirmation ?? one.request).at);
  const { text } = one;
  const language =
    text.language === 'de' || text.language === 'en' ? t.declaration.languages[text.language] : null;
  return [
    heading(2, one.kind === 'imported' ? t.declaration.imported(given) : t.declaration.doubleOptIn(given)),
    ...(one.kind === 'imported' ? [{ kind: 'text', text: t.declaration.importedNote } as const] : []),
    ...facts([
      [t.declaration.collectedBy, one.collectedBy],
      [t.declaration.controller, text.controller],
      [t.declaration.messageTypes, text.messageTypes],
      [t.declaration.frequency, text.frequency],
      [t.declaration.channel, one.channel === 'e-mail' ? t.declaration.channelMail : one.channel],
      [t.declaration.form, one.form && t.declaration.formVersion(one.form.slug, one.form.version)],
      [t.declaration.source, one.source],
      [t.declaration.language, language],
    ]),
    { kind: 'frame', caption: t.declaration.text, text: text.text },
    ...facts([[t.declaration.textHash, text.sha256]]),
    ...boxes(one, words),
    ...notices(one, words),
    ...steps(one, words),
    ...mail(one, words),
  ];
};

const how = ({ method, ip, actor, reason }: LaterEvent, t: ProofTexts): string =>
  [
    method === null ? null : (t.methods[method] ?? method),
    ip === null ? null : t.later.ip(ip),
    actor === null ? null : t.later.actor(actor),
    reason,
  ]
    .filter((part) => part !== null && part !== '')
    .join(', ');

const later = (purpose: PurposeProof, { t, moments }: Words): Block[] => [
  heading(2, t.later.heading),
  purpose.later.length === 0
    ? { kind: 'text', text: t.later.none }
    : {
        kind: 'table',
        head: [t.later.moment, t.later.event, t.later.how, t.later.record],
        rows: purpose.later.map((event) => [
          moments.written(event.local),
          t.events[event.event] ?? event.event,
          how(event, t),
          t.steps.number(event.record),
        ]),
        shares: [0.27, 0.24, 0.37, 0.12],
      },
];

const suppressions = ({ t, proof }: Words): Block[] =>
  proof.suppressions.length === 0
    ? []
    : [
        heading(1, t.suppressions.heading),
        { kind: 'text', text: t.suppressions.note },
        {
          kind: 'table',
          head: [t.suppressions.reason, t.suppressions.since],
          rows: proof.suppressions.map(({ reason, since }) => [reasonOf(reason, t), since]),
          shares: [0.6, 0.4],
        },
      ];

const chain = ({ t, proof }: Words): Block[] => [
  heading(1, t.chain.heading),
  { kind: 'text', text: t.chain.note },
  {
    kind: 'table',
    small: true,
    head: [t.chain.number, t.chain.event, t.chain.moment, t.chain.hash],
    rows: proof.records.map(({ seq, event, occurredAt, hash }) => [
      String(seq),
      t.events[event] ?? event,
      occurredAt,
      hash,
    ]),
    shares: [0.07, 0.2, 0.25, 0.48],
  },
  ...facts([[t.chain.head, t.chain.headAt(proof.head.seq, proof.head.hash)]]),
];

const verify = ({ t }: Words): Block[] => [
  heading(1, t.verify.heading),
  { kind: 'steps', items: t.verify.steps },
  heading(2, t.verify.limitsHeading),
  { kind: 'text', text: t.verify.limits },
  { kind: 'text', text: t.verify.substituted },
];

/** The proof in words, as it is handed to a court (DE-5); every statement stands in the file inside it. */
export const proofPrint = (proof: Proof, language: Locale): Print => {
  const t = PROOF_TEXTS[language];
  const words: Words = { t, proof, moments: proofMoments(language, proof.sender.zone) };
  const content = proofFile(proof);
  return {
    title: t.title,
    subject: t.subject,
    author: proof.sender.name ?? t.unknownSender,
    language,
    createdAt: new Date(proof.producedAt),
    blocks: [
      ...cover(words),
      ...proof.purposes.flatMap((purpose) => [
        heading(1, t.purpose.heading(titleOf(purpose))),
        ...facts([
          [t.purpose.state, stateOf(purpose, words)],
          [t.purpose.expressed, purpose.expressedAt && words.moments.local(purpose.expressedAt)],
        ]),
        ...purpose.declarations.flatMap((one) => declaration(one, words)),
        ...later(purpose, words),
      ]),
      ...suppressions(words),
      ...(proof.records.length === 0 ? [] : chain(words)),
      ...verify(words),
    ],
    footer: t.footer(sha256(content.toString('utf8'))),
    pageOf: t.page,
    attachment: { name: 'proof.json', content, description: t.attachment },
  };
};
