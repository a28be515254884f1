import { shinglesOf, similarity, SIMILAR_FROM } from '../../domain/campaign/similarity';
import type { SentContent } from '../../domain/campaign/content-hash';
import { withoutFooter } from '../../domain/rendering';
import {
  largestLimit,
  ONE_LIST_WITHIN_MS,
  type ListSizes,
  type SendingPolicy,
} from '../../domain/sending-policy';
import type { ConsentRepository } from '../../repositories/consent/consents';
import type { JointListRepository, NearRun } from '../../repositories/sending/joint-lists';
import type { RunRepository } from '../../repositories/sending/runs';

/** Texts of some weeks; each is read once. */
const MAX_KNOWN = 200;

export interface ListedContent {
  readonly hash: string;
  /** The text part. */
  readonly text: string;
}

export interface ListedCampaign {
  readonly senderId: string;
  readonly purposeKey: string;
  /** What is sent: read only where another purpose is near, since only then content decides. */
  content(): Promise<ListedContent | null>;
  /** Epoch ms. */
  readonly startAt: number;
  /** Once its recipients are written down. */
  readonly running?: { readonly runId: number; readonly total: number };
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

  const isAlike = async (campaign: ListedCampaign, run: NearRun): Promise<boolean> => {
    if (run.purposeKey === campaign.purposeKey) return true;
    const content = await campaign.content();
    if (content === null) return false;
    if (run.contentHash === content.hash) return true;
    const other = await shinglesBy(run.contentHash, () => textOf(run.id));
    return similarity(await shinglesBy(content.hash, () => content.text), other) >= SIMILAR_FROM;
  };

  const alike = async (campaign: ListedCampaign, near: readonly NearRun[]): Promise<readonly NearRun[]> => {
    const found: NearRun[] = [];
    for (const run of near) if (await isAlike(campaign, run)) found.push(run);
    return found;
  };

  const together = async (
    campaign: ListedCampaign,
    own: number,
    { near, limit, window }: { near: readonly NearRun[]; limit: number; window: Window },
  ): Promise<number> => {
    const parts = await alike(campaign, near);
    const largest = Math.max(own, ...parts.map(({ total }) => total));
    // Beyond every limit already: how far beyond is worth no count.
    if (parts.length === 0 || largest > limit) return largest;
    const purposeKeys = parts.filter(({ frozen }) => !frozen).map(({ purposeKey }) => purposeKey);
    const written = parts.filter(({ frozen }) => frozen).map(({ id }) => id);
    const runIds = campaign.running ? [campaign.running.runId, ...written] : written;
    const people = await jointLists.countPeople(
      campaign.senderId,
      { purposeKeys: [...new Set([campaign.purposeKey, ...purposeKeys])], runIds },
      window,
    );
    return Math.max(own, people);
  };

  return {
    /**
     * @param campaign planned: every campaign up to seven days before or after counts. Running: those before it do;
     *   those after it had to fit in beside it.
     */
    of: async (campaign: ListedCampaign, policy: SendingPolicy, window: Window): Promise<ListSizes> => {
      const { senderId, purposeKey, startAt, running } = campaign;
      const active = await consents.countActive(senderId, purposeKey, window);
      const own = Math.max(running?.total ?? 0, active);
      const limit = largestLimit(policy);
      if (limit === null || own > limit) return { own, together: own };
      const [after, before] = [startAt - ONE_LIST_WITHIN_MS, startAt + ONE_LIST_WITHIN_MS];
      const near = await jointLists.startedBetween(senderId, after, before);
      const counted = near.filter((run) => running === undefined || isBefore(run, startAt, running.runId));
      return { own, together: await together(campaign, own, { near: counted, limit, window }) };
    },
  };
};

const isBefore = (run: NearRun, startAt: number, runId: number): boolean =>
  run.startAt < startAt || (run.startAt === startAt && run.id < runId);

/** Whose yes still holds: epoch ms of now, and of the oldest yes that does. */
interface Window {
  readonly now: number;
  readonly floor: number | null;
}

export type ListSizesService = ReturnType<typeof createListSizes>;
