import { Refusal } from '../../domain/refusal';
import type { NoticeRepository } from '../../repositories/sending/notices';
import type { PurposeRepository } from '../../repositories/forms/purposes';
import type { Run, RunRepository } from '../../repositories/sending/runs';
import type { Sender, SenderRepository } from '../../repositories/senders';
import type { Clock } from '../clock';
import type { DkimKeys } from '../dkim/dkim-keys';
import type { DomainWork } from './domain-plan';
import type { InForce, InForceService } from './in-force';
import type { EngineLog } from './engine-log';
import type { CompiledRun, MessageFactory } from './messages';
import type { RunUpkeep } from './run-upkeep';

interface Deps {
  readonly clock: Clock;
  readonly inForce: InForceService;
  readonly senders: SenderRepository;
  readonly purposes: PurposeRepository;
  readonly runs: RunRepository;
  readonly notices: NoticeRepository;
  readonly dkim: DkimKeys;
  readonly messages: MessageFactory;
  readonly events: EngineLog;
  readonly stopRun: RunUpkeep['stopRun'];
}

export interface WorkRead {
  readonly domains: readonly DomainWork[];
  /** That of one domain at least could not be read; the log says why. */
  readonly unread: boolean;
}

/** What there is to send, per sender domain, compiled; a run that cannot go out is stopped with its reason. */
export const createWorkReader = (deps: Deps) => {
  const { clock, inForce, senders, purposes, runs, notices, dkim, messages, events, stopRun } = deps;
  const cache = new Map<number, CompiledRun>();

  const readWork = async (): Promise<WorkRead> => {
    const sending = await runs.inState(['sending']);
    const waiting = await notices.waiting(clock.now());
    const domains = new Set([
      ...sending.map((run) => run.senderDomain),
      ...waiting.map((row) => row.senderDomain),
    ]);
    const all = await senders.all();
    let unread = false;
    // The trouble of one domain keeps no other from its turn.
    const read = (domain: string): Promise<DomainWork | null> =>
      readDomain(domain, sending, all).catch((error: unknown) => {
        unread = true;
        events.error(`Reading what ${domain} sends failed; the next look tries again.`, error);
        return null;
      });
    const work = await Promise.all([...domains].map(read));
    return { domains: work.filter((one) => one !== null), unread };
  };

  const readDomain = async (
    senderDomain: string,
    sending: readonly Run[],
    all: readonly Sender[],
  ): Promise<DomainWork | null> => {
    const own = all.filter((sender) => sender.domain === senderDomain);
    const ownRuns = sending.filter((one) => one.senderDomain === senderDomain);
    const binding = await bindingOf(own, ownRuns);
    if (!binding) return null;
    const compiledRuns: CompiledRun[] = [];
    for (const run of ownRuns) {
      const compiled = await compile(
        run,
        own.find((sender) => sender.id === run.senderId),
      );
      if (compiled) compiledRuns.push(compiled);
    }
    return { senderDomain, ...binding, runs: compiledRuns };
  };

  /** A profile that is gone stops its own domain, not everybody's mail. */
  const bindingOf = async (own: readonly Sender[], ownRuns: readonly Run[]): Promise<InForce | null> => {
    try {
      return await inForce.ofSenders(own);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      for (const run of ownRuns) await stopRun(run, error.code, error.rule);
      return null;
    }
  };

  const compile = async (run: Run, sender: Sender | undefined): Promise<CompiledRun | null> => {
    const known = cache.get(run.id);
    const key = sender ? await dkim.load(sender) : null;
    if (!sender || !key?.ok) {
      await stopRun(run, 'dkim_not_ready', 'R6376-1');
      return null;
    }
    // The row is compared, not trusted: content changed behind our back compiles anew and fails the gate.
    const stored = await runs.content(run.id);
    if (known && known.stored === stored && known.signing === key.keys) return { ...known, run, sender };
    const purpose = await purposes.find(run.senderId, run.purposeKey);
    try {
      const compiled = messages.compileRun(run, stored, sender, { purpose, signing: key.keys });
      cache.set(run.id, compiled);
      return compiled;
    } catch (error) {
      // It compiled when it was confirmed, so it is not what was confirmed.
      events.error(`Campaign ${run.campaignId} does not compile any more.`, error);
      await stopRun(run, 'confirmation_void', 'MFR-3.3');
      return null;
    }
  };

  return {
    read: readWork,
    /** A run is over: its compiled form may go. */
    forget: (runId: number): void => {
      cache.delete(runId);
    },
  };
};

export type WorkReader = ReturnType<typeof createWorkReader>;
