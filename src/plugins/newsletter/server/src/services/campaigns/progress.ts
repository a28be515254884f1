import type { Forecast, Progress } from '../../../../shared/contracts';
import { Refusal } from '../../domain/refusal';
import { simulate } from '../../domain/sending-policy';
import type { CampaignRecord } from '../../repositories/campaigns/campaigns';
import type { Run, RunRepository } from '../../repositories/sending/runs';
import type { Sender, SenderRepository } from '../../repositories/senders';
import type { Clock } from '../clock';
import { consentWindow, policyFor, type SiteProfiles } from '../policies';
import type { ListedContent, ListSizesService } from '../sending/list-sizes';
import type { ContentService } from './content';
import { BREAK_WORDS } from './break-words';

interface Deps {
  readonly clock: Clock;
  readonly runs: RunRepository;
  readonly senders: SenderRepository;
  readonly listSizes: ListSizesService;
  readonly content: ContentService;
  readonly siteProfiles: SiteProfiles;
}

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/** Why nothing leaves, in words. Codes of the planner and of the hand-over gate. */
const PAUSE_WORDS: Readonly<Record<string, { de: string; en: string }>> = {
  ...BREAK_WORDS,
  'quiet-hours': {
    de: 'Große Listen gehen nur in den Nebenzeiten hinaus.',
    en: 'Large lists leave off-peak only.',
  },
  'hourly-cap': { de: 'Die Stundengrenze ist erreicht.', en: 'The hourly cap is reached.' },
  reserve: {
    de: 'Der Rest der Stunde ist für Bestätigungsmails reserviert.',
    en: 'The rest of the hour is reserved for confirmation mails.',
  },
  'list-too-large': {
    de: 'Die Liste ist für dieses Versandprofil zu groß.',
    en: 'The list is too large for this transport profile.',
  },
  'cool-down': {
    de: 'Der Mailserver hat sein Kontingent als erschöpft gemeldet; die Domain ruht.',
    en: 'The mail server reported its quota as used up; the domain rests.',
  },
  transport_down: {
    de: 'Der Mailserver ist nicht zu erreichen oder weist uns ab; wir versuchen es weiter.',
    en: 'The mail server cannot be reached or turns us away; we keep trying.',
  },
  unknown_profile: {
    de: 'Ein Versandprofil dieses Absenders gibt es nicht mehr.',
    en: 'A sending profile of this sender does not exist any more.',
  },
  sanction: { de: 'Die Betreiber haben den Versand gedrosselt.', en: 'The operator throttled sending.' },
  sender_not_active: {
    de: 'Der Absender ist nicht freigegeben oder gesperrt.',
    en: 'The sender is not approved or is suspended.',
  },
  policy_not_accepted: {
    de: 'Die geltenden Regeln sind noch nicht angenommen.',
    en: 'The policies in force are not accepted yet.',
  },
  confirmation_void: {
    de: 'Der Inhalt stimmt nicht mit dem bestätigten überein.',
    en: 'The content is not what was confirmed.',
  },
  approval_void: {
    de: 'Für diesen Inhalt fehlt die Freigabe.',
    en: 'The approval for this content is missing.',
  },
  dkim_not_ready: {
    de: 'Der Signaturschlüssel ist nicht verwendbar.',
    en: 'The signing key cannot be used.',
  },
};

const CLOCK_REASONS = ['quiet-hours', 'hourly-cap', 'reserve', 'cool-down', 'sanction'];

export const createProgressService = ({ clock, runs, senders, listSizes, content, siteProfiles }: Deps) => {
  const policyOf = (sender: Sender) => policyFor(sender.profiles, siteProfiles);

  /** The window depends on the whole list and those it counts with (VIV-1.6), the end on what is left of it. */
  const remaining = async (run: Run, sender: Sender) => {
    const policy = policyOf(sender);
    const { together: listSize } = await listSizes.ofRun(run, policy, clock.now());
    return simulate({ policy, recipients: run.counts.queued, listSize, start: new Date(clock.now()) });
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
    forecast: async (campaign: CampaignRecord, startAt: number | null): Promise<Forecast | null> => {
      const sender = await senders.find(campaign.senderId);
      if (!sender) return null;
      const policy = policyOf(sender);
      const start = new Date(Math.max(startAt ?? 0, clock.now()));
      const { own: recipients, together: listSize } = await listSizes.ofPlanned(
        {
          senderId: sender.id,
          purposeKey: campaign.purposeKey,
          startAt: start.getTime(),
          content: () => draftOf(campaign),
        },
        policy,
        consentWindow(sender.profiles, siteProfiles, clock.now()),
      );
      if (recipients === 0) {
        return {
          recipients,
          start: start.toISOString(),
          end: start.toISOString(),
          segments: [],
          maxInAnyHour: 0,
          minGapSeconds: null,
        };
      }
      return { recipients, ...simulate({ policy, recipients, listSize, start }) };
    },
  };
};

export type ProgressService = ReturnType<typeof createProgressService>;
