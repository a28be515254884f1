export { plansAlone } from './alone';
export {
  checkListSize,
  checkListSizes,
  largestLimit,
  ONE_LIST_WITHIN_MS,
  type ListSizeDecision,
  type ListSizes,
} from './list-size';
export { mayLeave, type LeaveDecision } from './may-leave';
export { mergeProfiles, type MergeResult } from './merge';
export type { DaySpan, OffPeak, OffPeakWeek, Weekday } from './off-peak';
export { plan } from './plan';
export type {
  CampaignQueue,
  HandOver,
  MailKind,
  Pause,
  PauseReason,
  Permit,
  Plan,
  PlanInput,
  PlanRefusal,
} from './plan-types';
export type { Demand, Ruled, SendingLimits, SendingPolicy, SendingProfile, Sourced } from './profile';
export { builtInProfiles, STRICTEST, type BuiltInProfileName } from './profiles/index';
export { limitOfDay, warmUpDay, type WarmUp, type WarmUpState } from './warm-up';
export { finishBy, type FinishBy } from './finish-by';
export { simulate, type SimulationInput } from './simulate';
export type { SimulationReport } from './simulation-report';
export type { Segment } from './simulation-segments';
export { checkLimits, limitsProfile, LIMITS_PREFIX } from './sender-limits';
export { parseSiteProfile, type SiteProfileResult } from './site-profile';
