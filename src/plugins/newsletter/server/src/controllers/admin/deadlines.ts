import type { Context } from 'koa';
import type {
  DataRequest,
  DoneErasure,
  LeavingTask as TaskView,
  RetentionOverview,
} from '../../../../shared/contracts';
import { DAY_MS } from '../../domain/consent/confirmation';
import type { LatencyUnit } from '../../domain/leaving/latency';
import { Refusal } from '../../domain/refusal';
import { RETENTION, type RetentionEntry, type RetentionStep } from '../../domain/retention/table';
import { withRefusals } from '../../http/errors';
import { localeOf } from '../../http/locale';
import { bodyOf, envelope, pageOf, queryText, rowIdOf } from '../../http/request';
import { newsletter } from '../../instance';
import type { LeavingTask } from '../../repositories/leaving/leaving-tasks';
import type { ErasureEntry } from '../../repositories/rights/erasures';
import type { ListedRequest } from '../../repositories/rights/rights-requests';
import { BY_DEADLINE } from '../../services/leaving/leaving-by-mail';
import { actorOf, nameOfActor } from './actor';
import { iso, isoOrNull } from './instants';

const LATENCY_DAYS = 30;
const LATENCY_MONTHS = 12;
const MAX_NOTE = 500;

const senderName = async (id: string | null): Promise<string> => {
  const sender = id === null ? null : await newsletter().repositories.senders.find(id);
  return sender?.name ?? '';
};

const peopleOf = async (task: LeavingTask): Promise<TaskView['people']> => {
  const { leavingByMail, repositories } = newsletter();
  const people = [];
  for (const { subscriber, purposeKeys } of await leavingByMail.concerned(task)) {
    const titled = await repositories.purposes.ofSender(subscriber.senderId);
    people.push({
      subscriberId: subscriber.id,
      email: subscriber.email,
      senderName: await senderName(subscriber.senderId),
      purposes: purposeKeys.map((key) => titled.find((one) => one.key === key)?.title ?? key),
    });
  }
  return people;
};

const taskView = async (task: LeavingTask): Promise<TaskView> => ({
  id: String(task.id),
  reason: task.reason,
  from: task.fromAddress,
  subject: task.subject,
  receivedAt: iso(task.receivedAt),
  dueAt: iso(task.dueAt),
  state: task.state,
  decidedAt: isoOrNull(task.decidedAt),
  decidedBy: task.decidedBy === BY_DEADLINE ? null : await nameOfActor(task.decidedBy),
  note: task.note,
  people: await peopleOf(task),
});

const requestView = async (request: ListedRequest, now: number): Promise<DataRequest> => ({
  subscriberId: request.subscriberId,
  email: request.email,
  senderName: await senderName(request.senderId),
  state: request.usedAt !== null ? 'used' : request.expiresAt <= now ? 'expired' : 'open',
  requestedAt: iso(request.createdAt),
  expiresAt: iso(request.expiresAt),
  usedAt: isoOrNull(request.usedAt),
});

const erasureView = async (entry: ErasureEntry): Promise<DoneErasure> => ({
  id: String(entry.id),
  subscriberId: entry.subscriberId,
  senderName: await senderName(entry.senderId),
  erasedAt: iso(entry.at),
  method: entry.method as DoneErasure['method'],
  by: entry.method === 'staff' ? await nameOfActor(entry.actor) : null,
  reason: entry.reason,
  proofKeptUntil: isoOrNull(entry.proofKeptUntil),
});

/** The first moment of what a report by days or months covers. */
const since = (unit: LatencyUnit, now: number): number => {
  const today = new Date(now);
  return unit === 'day'
    ? Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate()) - (LATENCY_DAYS - 1) * DAY_MS
    : Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - (LATENCY_MONTHS - 1), 1);
};

/** What has to be done by a day, and how well it was kept. */
export const deadlinesController = withRefusals({
  tasks: async (ctx: Context) => {
    const page = pageOf(ctx);
    const found = await newsletter().leavingByMail.page(queryText(ctx, 'state') === 'decided', page);
    ctx.body = envelope(page, {
      total: found.total,
      results: await Promise.all(found.results.map(taskView)),
    });
  },

  decide: async (ctx: Context) => {
    const { verdict, note } = bodyOf(ctx);
    if (verdict !== 'applied' && verdict !== 'dismissed')
      throw new Refusal('verdict_missing', 'MSR-2.4-18', { field: 'verdict' });
    if (typeof note !== 'string' || note.trim() === '')
      throw new Refusal('reason_missing', 'MSR-2.4-18', { field: 'note' });
    const id = rowIdOf(ctx, 'id', 'MSR-2.4-18');
    const decision = { verdict, actor: actorOf(ctx).name, note: note.trim().slice(0, MAX_NOTE) } as const;
    await newsletter().leavingByMail.settle(id, decision);
    ctx.status = 204;
  },

  latency: async (ctx: Context) => {
    const { leavingReport, clock } = newsletter();
    const unit = queryText(ctx, 'unit') === 'month' ? 'month' : 'day';
    const now = clock.now();
    ctx.body = await leavingReport({
      from: since(unit, now),
      to: now + DAY_MS,
      unit,
      senderId: queryText(ctx, 'senderId'),
    });
  },

  retention: async (ctx: Context) => {
    const locale = localeOf(ctx);
    const lastRun = await newsletter().retention.lastRun();
    const rows = (RETENTION as readonly RetentionEntry[]).map(({ step, rule, ...entry }) => ({
      data: entry.data[locale],
      period: entry.period[locale],
      then: entry.then[locale],
      why: entry.why[locale],
      rule,
      removed: step === null ? null : (lastRun?.counts[step as RetentionStep] ?? null),
    }));
    ctx.body = {
      rows,
      lastRun: lastRun && { startedAt: iso(lastRun.startedAt), endedAt: isoOrNull(lastRun.endedAt) },
    } satisfies RetentionOverview;
  },

  requests: async (ctx: Context) => {
    const { repositories, clock } = newsletter();
    const page = pageOf(ctx);
    const found = await repositories.rightsRequests.page(page);
    const now = clock.now();
    ctx.body = envelope(page, {
      total: found.total,
      results: await Promise.all(found.results.map((request) => requestView(request, now))),
    });
  },

  erasures: async (ctx: Context) => {
    const page = pageOf(ctx);
    const { results, total } = await newsletter().repositories.erasures.page(page);
    ctx.body = envelope(page, { total, results: await Promise.all(results.map(erasureView)) });
  },
});
