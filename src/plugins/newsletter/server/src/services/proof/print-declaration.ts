import type { Declaration, ProofStep } from '../../domain/proof/proof';
import type { Block } from '../../providers/pdf/blocks';
import { actorInWords, facts, heading, reasonInWords, type Facts, type Row, type Words } from './print-words';

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
    [t.declaration.withdrawal, shown.withdrawal],
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
  const asked = request.method === null ? t.steps.formMethod : (t.methods[request.method] ?? request.method);
  const way = confirmation?.method ?? null;
  const rows: (readonly string[])[] = [
    [t.steps.local, ...cell(({ local }) => moments.written(local))],
    [t.steps.utc, ...cell(({ at }) => moments.utc(at))],
    [t.steps.ip, ...cell(({ ip }) => ip)],
    ...(imported
      ? []
      : [
          [t.steps.userAgent, ...cell(({ userAgent }) => userAgent)],
          [t.steps.method, asked, way === null ? t.steps.unconfirmed : (t.methods[way] ?? way)],
        ]),
    [t.steps.record, ...cell(({ record }) => t.steps.number(record))],
  ];
  const compared = sameIp ? t.steps.sameIp : t.steps.otherIp;
  return [
    heading(2, t.steps.heading),
    { kind: 'table', head: ['', t.steps.request, t.steps.confirmation], rows, shares: [0.18, 0.41, 0.41] },
    ...facts([
      [t.steps.enteredBy, imported ? null : actorInWords(request.actor, t)],
      [t.steps.wish, reasonInWords(request.reason, t)],
      [t.steps.replyId, confirmation?.messageId ?? null],
      [t.steps.replyReceived, confirmation?.receivedAt ? moments.local(confirmation.receivedAt) : null],
    ]),
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

/** One yes: the words, the form, the two steps and the mail between them. */
export const printDeclaration = (one: Declaration, words: Words): Block[] => {
  const { t, moments } = words;
  const given = moments.local((one.confirmation ?? one.request).at);
  const { text } = one;
  const imported = one.kind === 'imported';
  const language =
    text.language === 'de' || text.language === 'en' ? t.declaration.languages[text.language] : null;
  return [
    heading(2, imported ? t.declaration.imported(given) : t.declaration.doubleOptIn(given)),
    ...(imported ? [{ kind: 'text', text: t.declaration.importedNote } as const] : []),
    ...facts([
      [t.declaration.title, text.title],
      [t.declaration.collectedBy, one.collectedBy],
      [t.declaration.origin, one.origin && (t.declaration.origins[one.origin] ?? one.origin)],
      [t.declaration.importedBy, imported ? actorInWords(one.request.actor, t) : null],
      [t.declaration.controller, text.controller],
      [t.declaration.messageTypes, text.messageTypes],
      [t.declaration.frequency, text.frequency],
      [t.declaration.channel, one.channel === 'e-mail' ? t.declaration.channelMail : one.channel],
      [t.declaration.form, one.form && t.declaration.formVersion(one.form.slug, one.form.version)],
      [t.declaration.formHash, one.form && one.form.hash],
      [t.declaration.source, one.source === 'admin' ? t.declaration.adminPage : one.source],
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
