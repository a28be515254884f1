import type { Locale } from '../../domain/notice';
import { proofFile } from '../../domain/proof/build-proof';
import { sha256 } from '../../domain/proof/declarations';
import type { LaterEvent, Proof, PurposeProof } from '../../domain/proof/proof';
import type { Block, Print } from '../../providers/pdf/blocks';
import { PROOF_TEXTS, type ProofTexts } from '../../texts/proof';
import { proofMoments } from './proof-moments';
import { printDeclaration } from './print-declaration';
import { actorInWords, facts, heading, reasonInWords, type Row, type Words } from './print-words';

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

const how = (event: LaterEvent, { t, moments }: Words): string => {
  const { method, ip, reason, requestedAt } = event;
  const actor = actorInWords(event.actor, t);
  return [
    method === null ? null : (t.methods[method] ?? method),
    ip === null ? null : t.later.ip(ip),
    actor === null ? null : t.later.actor(actor),
    reasonInWords(reason, t),
    requestedAt === null ? null : t.later.requested(moments.local(requestedAt)),
  ]
    .filter((part) => part !== null && part !== '')
    .join(', ');
};

const later = (purpose: PurposeProof, words: Words): Block[] => {
  const { t, moments } = words;
  return [
    heading(2, t.later.heading),
    purpose.later.length === 0
      ? { kind: 'text', text: t.later.none }
      : {
          kind: 'table',
          head: [t.later.moment, t.later.event, t.later.how, t.later.record],
          rows: purpose.later.map((event) => [
            moments.written(event.local),
            t.events[event.event] ?? event.event,
            how(event, words),
            t.steps.number(event.record),
          ]),
          shares: [0.27, 0.24, 0.37, 0.12],
        },
  ];
};

const suppressions = ({ t, moments, proof }: Words): Block[] =>
  proof.suppressions.length === 0
    ? []
    : [
        heading(1, t.suppressions.heading),
        { kind: 'text', text: t.suppressions.note },
        {
          kind: 'table',
          head: [t.suppressions.reason, t.suppressions.since],
          rows: proof.suppressions.map(({ reason, since }) => [reasonOf(reason, t), moments.utc(since)]),
          shares: [0.6, 0.4],
        },
      ];

const chain = ({ t, moments, proof }: Words): Block[] => [
  heading(1, t.chain.heading),
  { kind: 'text', text: t.chain.note },
  {
    kind: 'table',
    small: true,
    head: [t.chain.number, t.chain.event, t.chain.moment, t.chain.hash],
    rows: proof.records.map(({ seq, event, occurredAt, hash }) => [
      String(seq),
      t.events[event] ?? event,
      moments.utc(occurredAt),
      hash,
    ]),
    shares: [0.07, 0.24, 0.2, 0.49],
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
        ...purpose.declarations.flatMap((one) => printDeclaration(one, words)),
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
