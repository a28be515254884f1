import type { Core } from '@strapi/strapi';
import { version } from '../../package.json';
import type { Base } from './compose-base';
import type { ConsentService } from './services/consent/consent';
import { SENDING_BEAT } from './services/heartbeat';
import { createBounceSuppression } from './services/sending/bounced';
import { createFirstSendEvidence } from './services/importing/first-send-evidence';
import { createAnswers } from './services/sending/answers';
import { createClaims } from './services/sending/claims';
import { createLaneBooks } from './services/sending/lane-book';
import { createCampaignLanes } from './services/sending/campaign-lanes';
import { createContractEnds } from './services/sending/contract-ends';
import { createDomainDrain } from './services/sending/domain-drain';
import { createDomainPlan } from './services/sending/domain-plan';
import { startSending } from './jobs/sending';
import type { RunnerRole } from './repositories/sending/runners';
import { Engine } from './services/sending/engine';
import type { EngineLog } from './services/sending/engine-log';
import { createHandOut } from './services/sending/hand-out';
import { pgBossQueue, type SqlPool } from './providers/batch-queue/pg-boss';
import { createNoticeAddress } from './services/sending/notice-address';
import { createNoticeGate } from './services/sending/notice-gate';
import { createLetterService } from './services/sending/letters';
import { createLostRunners } from './services/sending/lost-runners';
import { createNoticeSender } from './services/sending/notices';
import { Runner } from './services/sending/runner';
import { createRunUpkeep } from './services/sending/run-upkeep';
import { createUtf8Marks } from './services/sending/utf8-marks';
import { createTurns } from './services/sending/turn';
import { createWorkReader } from './services/sending/work';

/** The engine with everything it drives. */
export const composeSending = (strapi: Core.Strapi, base: Base & { readonly consent: ConsentService }) => {
  const turns = createTurns(base);
  const suppressBounced = createBounceSuppression(base);
  const noteUtf8 = createUtf8Marks(base);
  const events: EngineLog = {
    ...(base.counters ? { passed: base.counters.pass } : {}),
    info: (message) => strapi.log.info(`newsletter: ${message}`),
    error: (message, cause) =>
      strapi.log.error(
        `newsletter: ${message} ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`,
      ),
  };
  const campaignLanes = createCampaignLanes({ ...base, turns, suppressBounced, noteUtf8, events });
  const noticeGate = createNoticeGate(base);
  const noticeSender = createNoticeSender({
    ...base,
    heedAddress: createNoticeAddress({ ...base, suppressBounced, noteUtf8 }),
    noticeGate,
  });
  const laneBooks = createLaneBooks(base);
  const askForEvidence = createFirstSendEvidence(base);
  const answers = createAnswers({ ...base, laneBooks, askForEvidence });
  const claims = createClaims(base);
  const domainPlan = createDomainPlan(base);
  const upkeep = createRunUpkeep({ ...base, events });
  const runner = new Runner({
    ...base,
    events,
    version,
    lost: createLostRunners({ ...base, events }),
  });
  const handOut = createHandOut({
    ...base,
    events,
    queue: base.database.isSqlite ? null : pgBossQueue(strapi.db.connection.client as SqlPool),
  });
  const engine = new Engine({
    ...base,
    handOut,
    endContracts: createContractEnds(base),
    events,
    runner,
    upkeep,
    // By the pass and not by the lease: one that hangs goes on holding its lease.
    beat: () => base.heartbeats.beat(SENDING_BEAT, base.clock.now()),
    work: createWorkReader({ ...base, events, stopRun: upkeep.stopRun }),
    drain: (hooks) =>
      createDomainDrain({ ...base, ...hooks, domainPlan, noticeSender, campaignLanes, answers, claims }),
  });
  /** There may be something to do: for this process where it sends, else for those that do. */
  const wake = (): void => (engine.isStopped ? handOut.ring() : engine.wake());
  return {
    engine,
    handOut,
    wake,
    letters: createLetterService({ ...base, noticeGate, wake }),
    /** Makes this process one that sends, until it is told to stop. */
    startSending: (role: RunnerRole) => startSending({ ...base, engine, handOut, events }, role),
  };
};
