import { createReadStream } from 'node:fs';
import type { Context } from 'koa';
import type { ImportDetail, ImportPreview, ImportSummary } from '../../../../shared/contracts';
import { Refusal } from '../../domain/refusal';
import { withRefusals } from '../../http/errors';
import { localeOf } from '../../http/locale';
import { REFUSAL_TABLE } from '../../http/refusal-table';
import { bodyOf, envelope, pageOf, param, posted, queryText } from '../../http/request';
import { discardUploads, uploadedFile } from '../../http/upload';
import { newsletter } from '../../instance';
import type { ImportRecord } from '../../repositories/importing/imports';
import { parseSettings } from '../../services/importing/settings';
import { rowCodeWords } from '../../texts/row-codes';
import { actorOf } from './actor';
import { iso, isoOrNull } from './instants';

const summaryView = async (record: ImportRecord): Promise<ImportSummary> => {
  const { repositories } = newsletter();
  const { id, fileName, origin, state, createdAt, rows, proven, refused } = record;
  const sender = await repositories.senders.find(record.senderId);
  const purpose = await repositories.purposes.find(record.senderId, record.purposeKey);
  return {
    id,
    fileName,
    senderName: sender?.name ?? '',
    purposeTitle: purpose?.title ?? record.purposeKey,
    origin,
    state,
    createdAt: iso(createdAt),
    rows,
    proven,
    refused,
  };
};

/** At the pace so far. */
const expectedEnd = ({ state, startedAt, rows, totalRows }: ImportRecord): string | null => {
  if (state !== 'running' || startedAt === null || totalRows === null || rows === 0) return null;
  const now = newsletter().clock.now();
  return new Date(now + ((now - startedAt) / rows) * (totalRows - rows)).toISOString();
};

const problemView = (record: ImportRecord, locale: 'de' | 'en'): ImportDetail['problem'] => {
  const { problem } = record;
  if (problem === null) return null;
  const known = Object.hasOwn(REFUSAL_TABLE, problem.code)
    ? REFUSAL_TABLE[problem.code as keyof typeof REFUSAL_TABLE]
    : REFUSAL_TABLE.file_invalid;
  return { code: problem.code, rule: problem.rule, message: known[locale] };
};

const evidenceView = async (id: string): Promise<ImportDetail['evidence']> => {
  const demand = await newsletter().repositories.importEvidence.find(id);
  if (!demand) return null;
  const { kind, rule, share, limit, state, askedAt, dueAt, note, answer: said } = demand;
  const at = { askedAt: iso(askedAt), dueAt: iso(dueAt) };
  const isoOrNull = (instant: number | null) => (instant === null ? null : iso(instant));
  const came = { answeredAt: isoOrNull(demand.answeredAt), overdueAt: isoOrNull(demand.overdueAt) };
  return { kind, rule, share, limit, state, note, answer: said, ...at, ...came };
};

const detailView = async (ctx: Context, record: ImportRecord): Promise<ImportDetail> => {
  const locale = localeOf(ctx);
  const codes = await newsletter().repositories.imports.countsByCode(record.id);
  const { senderId, purposeKey, fileBytes, fileHash, headings, settings, totalRows } = record;
  const { unconfirmed, expired, unchanged } = record;
  return {
    ...(await summaryView(record)),
    ...{ senderId, purposeKey, fileBytes, fileHash, headings, settings, totalRows },
    ...{ unconfirmed, expired, unchanged },
    fileKept: record.fileRemovedAt === null,
    startedAt: isoOrNull(record.startedAt),
    finishedAt: isoOrNull(record.finishedAt),
    expectedEnd: expectedEnd(record),
    codes: codes.map((entry) => ({ ...entry, words: rowCodeWords(entry.code, locale) })),
    problem: problemView(record, locale),
    evidence: await evidenceView(record.id),
  };
};

const find = (ctx: Context): Promise<ImportRecord> => newsletter().imports.requireImport(param(ctx, 'id'));

const answer = async (ctx: Context): Promise<void> => {
  ctx.body = await detailView(ctx, await find(ctx));
};

const textIn = (body: Record<string, unknown>, field: string): string => {
  const value = body[field];
  return typeof value === 'string' ? value : '';
};

const offsetOf = (ctx: Context): number => {
  const offset = Number(queryText(ctx, 'offset') ?? 0);
  if (!Number.isSafeInteger(offset) || offset < 0)
    throw new Refusal('field_invalid', 'DESIGN-2.6', { field: 'offset' });
  return offset;
};

const STATEMENT_CHARACTERS = 2_000;

export const importsController = withRefusals({
  list: async (ctx: Context) => {
    const page = pageOf(ctx);
    const found = await newsletter().repositories.imports.page({ ...page, state: queryText(ctx, 'state') });
    ctx.body = envelope(page, {
      total: found.total,
      results: await Promise.all(found.results.map(summaryView)),
    });
  },

  create: async (ctx: Context) => {
    const body = bodyOf(ctx);
    const record = await newsletter().imports.open({
      senderId: textIn(body, 'senderId'),
      purposeKey: textIn(body, 'purposeKey'),
      origin: textIn(body, 'origin'),
      fileName: textIn(body, 'fileName') || 'list.csv',
      actor: actorOf(ctx).name,
    });
    ctx.status = 201;
    ctx.body = await detailView(ctx, record);
  },

  find: answer,

  receive: async (ctx: Context) => {
    const part = uploadedFile(ctx, 'part');
    if (!part) throw new Refusal('malformed_request', 'DESIGN-2.6', { field: 'part' });
    try {
      const file = createReadStream(part.filepath);
      ctx.body = { bytes: await newsletter().imports.receive(param(ctx, 'id'), offsetOf(ctx), file) };
    } finally {
      await discardUploads(ctx);
    }
  },

  complete: async (ctx: Context) => {
    const { bytes } = posted(ctx);
    await newsletter().imports.complete(param(ctx, 'id'), {}, typeof bytes === 'number' ? bytes : undefined);
    await answer(ctx);
  },

  configure: async (ctx: Context) => {
    await newsletter().imports.configure(param(ctx, 'id'), parseSettings(bodyOf(ctx)));
    await answer(ctx);
  },

  preview: async (ctx: Context) => {
    const locale = localeOf(ctx);
    const rows = await newsletter().imports.preview(await find(ctx));
    ctx.body = {
      rows: rows.map((row) => ({ ...row, words: row.code === null ? null : rowCodeWords(row.code, locale) })),
    } satisfies ImportPreview;
  },

  start: async (ctx: Context) => {
    const body = bodyOf(ctx);
    const statement = body.accepted === true ? textIn(body, 'statement').slice(0, STATEMENT_CHARACTERS) : '';
    await newsletter().imports.start(param(ctx, 'id'), statement, actorOf(ctx).name);
    await answer(ctx);
  },

  cancel: async (ctx: Context) => {
    await newsletter().imports.cancel(param(ctx, 'id'), actorOf(ctx).name);
    await answer(ctx);
  },

  answerEvidence: async (ctx: Context) => {
    const { name } = actorOf(ctx);
    await newsletter().imports.answerEvidence(param(ctx, 'id'), textIn(bodyOf(ctx), 'answer'), name);
    await answer(ctx);
  },

  decide: async (ctx: Context) => {
    const body = bodyOf(ctx);
    if (typeof body.release !== 'boolean')
      throw new Refusal('field_invalid', 'MSR-2.4-12', { field: 'release' });
    const decision = { release: body.release, note: textIn(body, 'note'), actor: actorOf(ctx).name };
    await newsletter().imports.decideEvidence(param(ctx, 'id'), decision);
    await answer(ctx);
  },

  report: async (ctx: Context) => {
    const record = await find(ctx);
    ctx.set('Content-Disposition', `attachment; filename="import-${record.id}.csv"`);
    ctx.type = 'text/csv; charset=utf-8';
    ctx.body = newsletter().imports.reportCsv(record, localeOf(ctx));
  },
});
