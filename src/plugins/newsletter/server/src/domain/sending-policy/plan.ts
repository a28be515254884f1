import { campaignGate, sharedGate, signupGate, warmUpRoom, type Gate } from './gates';
import { hourlyLimits, type HourlyLimits } from './limits';
import { findRefusal } from './plan-input';
import { mayLeave } from './may-leave';
import { RollingHour } from './rolling-hour';
import type { MailKind, Pause, Permit, Plan, PlanInput } from './plan-types';

/** One queue on its way through the plan. */
interface Lane {
  readonly kind: MailKind;
  readonly campaignId?: string | number;
  readonly listSize: number;
  /** A campaign whose size and hours let it leave at `now`; always true for the others. */
  readonly admitted: boolean;
  waiting: number;
}

interface Desk {
  readonly input: PlanInput;
  readonly hour: RollingHour;
  readonly limits: HourlyLimits;
  /** In order of service: confirmations, notices, campaigns oldest first. */
  readonly lanes: readonly Lane[];
}

/**
 * What may leave at `now`, and when to look again. Keeps no state: everything is counted from the log of
 * what was really handed over, so a restart or a second worker changes nothing, provided that one runner at
 * a time plans for a sender domain and logs its hand-overs before the next plan.
 *
 * Input that is missing, NaN or contradictory lets nothing leave; `refusal` then names the field.
 */
export function plan(input: PlanInput): Plan {
  const refusal = findRefusal(input);
  return refusal ? { permits: [], nextAt: null, pauses: [], refusal } : planChecked(input);
}

/** The plan for an input already known to be whole, such as the next instant of one simulation. */
export function planChecked(input: PlanInput): Plan {
  const desk = openDesk(input);
  const permits = grant(desk);
  return { permits, ...outlook(desk) };
}

function openDesk(input: PlanInput): Desk {
  const { now, policy, queue, log, throttlePerHour } = input;
  const signups = (['confirmation', 'notice'] as const).map((kind): Lane => ({
    kind,
    listSize: 1,
    admitted: true,
    waiting: queue.transactional[kind],
  }));
  const campaigns = queue.campaigns.map(({ id, listSize, queued }): Lane => ({
    kind: 'campaign',
    campaignId: id,
    listSize,
    admitted: queued > 0 && mayLeave(now, listSize, policy).allowed,
    waiting: queued,
  }));
  const limits = hourlyLimits(policy, throttlePerHour);
  return { input, limits, hour: new RollingHour(log, now), lanes: [...signups, ...campaigns] };
}

function grant(desk: Desk): Permit[] {
  const { input, hour, limits, lanes } = desk;
  if (sharedGate(input, hour, limits).freeAt > input.now) return [];
  // Burst size 1 wherever there is a spacing.
  const burst = input.policy.spacingMs.value > 0 ? 1 : input.maxBatch;
  let room = Math.min(burst, hour.room(limits.all));
  const granted = new Map<Lane, number>();
  while (room > 0) {
    const lane = lanes.find((candidate) => laneRoom(desk, candidate) > 0);
    if (!lane) break;
    const count = Math.min(room, laneRoom(desk, lane));
    hour.grant(lane.kind, count);
    lane.waiting -= count;
    room -= count;
    granted.set(lane, (granted.get(lane) ?? 0) + count);
  }
  return [...granted].map(([lane, count]) => ({ ...labelOf(lane), count }));
}

/** How many of this lane may go next, as far as the lanes decide among themselves. */
function laneRoom({ input, hour, limits, lanes }: Desk, lane: Lane): number {
  const campaignRoom = Math.min(hour.room(limits.campaign, 'campaign'), warmUpRoom(input, hour).room);
  if (lane.kind === 'campaign') return lane.admitted ? Math.min(lane.waiting, campaignRoom) : 0;
  const competing =
    campaignRoom > 0 && lanes.some((l) => l.kind === 'campaign' && l.admitted && l.waiting > 0);
  if (!competing) return lane.waiting;
  return Math.min(lane.waiting, hour.room(limits.transactional, 'transactional'));
}

function outlook(desk: Desk): Pick<Plan, 'nextAt' | 'pauses'> {
  const { now } = desk.input;
  const waits = gatesOfWaiting(desk);
  const next = Math.max(now, Math.min(...waits.map(({ gate }) => gate.freeAt)));
  return {
    nextAt: Number.isFinite(next) ? next : null,
    pauses: waits.filter(({ gate }) => gate.freeAt > now).map(({ lane, gate }) => pauseOf(lane, gate)),
  };
}

function gatesOfWaiting(desk: Desk): { lane: Lane; gate: Gate }[] {
  const { input, hour, limits, lanes } = desk;
  const waiting = lanes.filter((lane) => lane.waiting > 0);
  const shared = sharedGate(input, hour, limits);
  const campaigns = waiting
    .filter(({ kind }) => kind === 'campaign')
    .map((lane) => ({ lane, gate: campaignGate(shared, desk, lane.listSize) }));
  const opensAt = Math.max(shared.freeAt, input.now);
  const competing = campaigns.some(({ gate }) => gate.freeAt <= opensAt);
  const { rule } = input.policy.confirmationReserve;
  const gate = competing ? signupGate(shared, hour, limits, rule) : shared;
  const signups = waiting.filter(({ kind }) => kind !== 'campaign').map((lane) => ({ lane, gate }));
  return [...signups, ...campaigns];
}

const pauseOf = (lane: Lane, { reason, rule, freeAt }: Gate): Pause => ({
  ...labelOf(lane),
  reason,
  rule,
  retryAt: Number.isFinite(freeAt) ? freeAt : null,
});

const labelOf = ({ kind, campaignId }: Lane) => (campaignId === undefined ? { kind } : { kind, campaignId });
