import type { Forecast, Progress } from '../../../../shared/contracts';
import { Refusal } from '../../domain/refusal';
import { finishBy, simulate, type FinishBy, type SimulationInput } from '../../domain/sending-policy';
import type { CampaignRecord } from '../../repositories/campaigns/campaigns';
import type { Run, RunRepository } from '../../repositories/sending/runs';
import type { Sender, SenderRepository } from '../../repositories/senders';
import type { Clock } from '../clock';
import { PAUSE_WORDS } from './pause-words';
import type { Outlook } from './outlook';
import { consentWindow, type SiteProfiles } from '../policies';
import type { ListedContent, ListSizesService } from '../sending/list-sizes';
import type { ContentService } from './content';

interface Deps {
  readonly clock: Clock;
  readonly runs: RunRepository;
  readonly senders: SenderRepository;
  readonly listSizes: ListSizesService;
  readonly content: ContentService;
  readonly siteProfiles: SiteProfiles;
  readonly outlook: Outlook;
}

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

const CLOCK_REASONS = ['quiet-hours', 'hourly-cap', 'reserve', 'cool-down', 'sanction', 'warm-up', 'clock'];

/** What the end of the contract cuts off (MSR-4.1b); null where nothing is. */
const contractEndOf = (
  { until, recipients }: SimulationInput,
  submitted: number,
): Forecast['contractEnd'] => {
  if (!until || submitted === recipients) return null;
  return { at: until.toISOString(), left: recipients - submitted };
};

const finishByView = ({ by, fits, leftOver, latestStart }: FinishBy): Forecast['finishBy'] => ({
  at: new Date(by).toISOString(),
  fits,
  left: leftOver,
  latestStart: iso(latestStart),
});

export const createProgressService = (deps: Deps) => {
  const { clock, runs, senders, listSizes, content, siteProfiles, outlook } = deps;

  /** The window depends on the whole list and those it counts with (VIV-1.6), the end on what is left of it. */
  const remaining = async (run: Run, sender: Sender) => {
    const standing = await outlook(sender);
    const { together: listSize } = await listSizes.ofRun(run, standing.policy, clock.now());
    return simulate({ ...standing, recipients: run.counts.queued, listSize, start: new Date(clock.now()) });
  };

  /** A draft that cannot be rendered yet is like no other. */
  const draftOf = async (campaign: CampaignRecord): Promise<ListedContent | null> => {
    try {
      const rendered = await content.render(campaign);
      return { hash: rendered.hash, text: rendered.content.text };
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  };

  const expectedEnd = async (run: Run): Promise<string | null> => {
    if (run.state !== 'sending' || run.counts.queued < 1) return null;
    const sender = await senders.find(run.senderId);
    if (!sender) return null;
    return (await remaining(run, sender)).end;
  };

  const pauseOf = (run: Run, locale: 'de' | 'en', until: string | null): Progress['pause'] => {
    if (run.pauseReason === null) return null;
    const words = PAUSE_WORDS[run.pauseReason];
    return {
      reason: run.pauseReason,
      rule: run.pauseRule ?? '',
      message: words?.[locale] ?? run.pauseReason,
      until,
    };
  };

  const nextOpening = async (run: Run): Promise<string | null> => {
    if (run.pauseReason === null || !CLOCK_REASONS.includes(run.pauseReason)) return null;
    const sender = await senders.find(run.senderId);
    if (!sender || run.counts.queued < 1) return null;
    const [waiting] = (await remaining(run, sender)).segments;
    return waiting?.count === 0 ? waiting.to : null;
  };

  return {
    /** Only the counts, for lists: a forecast per row would be too dear. */
    countsOf: async (campaign: CampaignRecord): Promise<Progress | null> => {
      const run = await runs.findByCampaign(campaign.id);
      if (!run) return null;
      const { state, total, counts } = run;
      return {
        state,
        total,
        counts,
        startedAt: iso(run.frozenAt),
        finishedAt: iso(run.finishedAt),
        pause: null,
        expectedEnd: null,
      };
    },

    ofCampaign: async (campaign: CampaignRecord, locale: 'de' | 'en'): Promise<Progress | null> => {
      const run = await runs.findByCampaign(campaign.id);
      if (!run) return null;
      return {
        state: run.state,
        total: run.total,
        counts: run.counts,
        startedAt: iso(run.frozenAt),
        finishedAt: iso(run.finishedAt),
        pause: pauseOf(run, locale, await nextOpening(run)),
        expectedEnd: await expectedEnd(run),
      };
    },

    /** What would happen if it started then (simulate uses the same planner as the engine). */
    forecast: async (
      campaign: CampaignRecord,
      { startAt, by }: { readonly startAt: number | null; readonly by: number | null },
    ): Promise<Forecast | null> => {
      const sender = await senders.find(campaign.senderId);
      if (!sender) return null;
      const standing = await outlook(sender);
      const now = clock.now();
      const start = new Date(Math.max(startAt ?? 0, now));
      const { own: recipients, together: listSize } = await listSizes.ofPlanned(
        {
          senderId: sender.id,
          purposeKey: campaign.purposeKey,
          startAt: start.getTime(),
          content: () => draftOf(campaign),
        },
        standing.policy,
        consentWindow(sender.profiles, siteProfiles, now),
      );
      const planned = { ...standing, recipients, listSize, start };
      const report = simulate(planned);
      return {
        ...report,
        recipients,
        contractEnd: contractEndOf(planned, report.submitted),
        finishBy: by === null ? null : finishByView(finishBy(planned, new Date(by), now)),
      };
    },
  };
};

export type ProgressService = ReturnType<typeof createProgressService>;
