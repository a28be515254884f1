import { shinglesOf, similarity, SIMILAR_FROM } from '../../domain/campaign/similarity';
import type { SentContent } from '../../domain/campaign/content-hash';
import { consentFloor } from '../../domain/consent/state';
import { withoutFooter } from '../../domain/rendering';
import {
  largestLimit,
  ONE_LIST_WITHIN_MS,
  type ListSizes,
  type SendingPolicy,
} from '../../domain/sending-policy';
import type { ConsentRepository } from '../../repositories/consent/consents';
import type { JointListRepository, NearRun } from '../../repositories/sending/joint-lists';
import type { Run, RunRepository } from '../../repositories/sending/runs';

/** Texts of some weeks; each is read once. */
const MAX_KNOWN = 200;

export interface ListedContent {
  readonly hash: string;
  /** The text part. */
  readonly text: string;
}

/** A campaign that may be sent. */
export interface PlannedCampaign {
  readonly senderId: string;
  readonly purposeKey: string;
  /** What would be sent: read only where another purpose is near, since only then content decides. Null: nothing yet. */
  content(): Promise<ListedContent | null>;
  /** Epoch ms. */
  readonly startAt: number;
}

interface Deps {
  readonly consents: ConsentRepository;
  readonly jointLists: JointListRepository;
  readonly runs: RunRepository;
}

/**
 * How large a list is: distinct addresses over every campaign of the sender within seven days that has the same purpose
 * or nearly the same content (VIV-1.6). Splitting a list changes nothing about it.
 */
export const createListSizes = ({ consents, jointLists, runs }: Deps) => {
  const known = new Map<string, ReadonlySet<string>>();

  const shinglesBy = async (
    hash: string,
    text: () => string | Promise<string>,
  ): Promise<ReadonlySet<string>> => {
    const shingles = known.get(hash) ?? shinglesOf(withoutFooter(await text()));
    // The oldest goes first.
    if (!known.has(hash) && known.size >= MAX_KNOWN) known.delete([...known.keys()][0] ?? hash);
    known.set(hash, shingles);
    return shingles;
  };

  const textOf = async (runId: number): Promise<string> =>
    (JSON.parse(await runs.content(runId)) as SentContent).text;

  const isAlike = async (campaign: PlannedCampaign, run: NearRun): Promise<boolean> => {
    if (run.purposeKey === campaign.purposeKey) return true;
    const content = await campaign.content();
    if (content === null) return false;
    if (run.contentHash === content.hash) return true;
    const other = await shinglesBy(run.contentHash, () => textOf(run.id));
    return similarity(await shinglesBy(content.hash, () => content.text), other) >= SIMILAR_FROM;
  };

  const alike = async (campaign: PlannedCampaign, near: readonly NearRun[]): Promise<readonly NearRun[]> => {
    const found: NearRun[] = [];
    for (const run of near) if (await isAlike(campaign, run)) found.push(run);
    return found;
  };

  /** @param near campaigns it may count as one list with; `written`: its own run, once recipients are written down */
  const together = async (
    campaign: PlannedCampaign,
    own: number,
    {
      near,
      limit,
      window,
      written,
    }: { near: readonly NearRun[]; limit: number; window: Window; written: number[] },
  ): Promise<ListSizes> => {
    const parts = await alike(campaign, near);
    const largest = Math.max(own, ...parts.map(({ total }) => total));
    // Beyond every limit already: how far beyond is worth no count.
    if (parts.length === 0 || largest > limit) return { own, together: largest };
    const coming = parts.filter(({ frozen }) => !frozen).map(({ purposeKey }) => purposeKey);
    const frozen = parts.filter((part) => part.frozen).map(({ id }) => id);
    const people = await jointLists.countPeople(
      campaign.senderId,
      { purposeKeys: [...new Set([campaign.purposeKey, ...coming])], runIds: [...written, ...frozen] },
      window,
    );
    return { own, together: Math.max(own, people) };
  };

  const near = ({ senderId, startAt }: PlannedCampaign): Promise<readonly NearRun[]> =>
    jointLists.startedBetween(senderId, startAt - ONE_LIST_WITHIN_MS, startAt + ONE_LIST_WITHIN_MS);

  return {
    /** Every campaign up to seven days before or after counts. */
    ofPlanned: async (
      campaign: PlannedCampaign,
      policy: SendingPolicy,
      window: Window,
    ): Promise<ListSizes> => {
      const own = await consents.countActive(campaign.senderId, campaign.purposeKey, window);
      const limit = largestLimit(policy);
      if (limit === null || own > limit) return { own, together: own };
      return together(campaign, own, { near: await near(campaign), limit, window, written: [] });
    },

    /** Of one under way: the list as it is now, and the campaigns before it. Those after it had to fit in beside it. */
    ofRun: async (run: Run, policy: SendingPolicy, now: number): Promise<ListSizes> => {
      const limit = largestLimit(policy);
      // Beyond every limit already: a million people are not counted at each look.
      if (limit === null || run.total > limit) return { own: run.total, together: run.total };
      const window = { now, floor: consentFloor(now, policy.consentMonths.value) };
      const active = await consents.countActive(run.senderId, run.purposeKey, window);
      const own = Math.max(run.total, active);
      if (own > limit) return { own, together: own };
      const campaign = {
        ...run,
        content: async () => ({ hash: run.contentHash, text: await textOf(run.id) }),
      };
      const before = (await near(campaign)).filter((other) => isBefore(other, run));
      return together(campaign, own, { near: before, limit, window, written: [run.id] });
    },
  };
};

const isBefore = (other: NearRun, run: Run): boolean =>
  other.startAt < run.startAt || (other.startAt === run.startAt && other.id < run.id);

/** Whose yes still holds: epoch ms of now, and of the oldest yes that does. */
interface Window {
  readonly now: number;
  readonly floor: number | null;
}

export type ListSizesService = ReturnType<typeof createListSizes>;
