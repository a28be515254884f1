import { EVERYTHING } from '../../domain/leaving/pause';
import type { Database } from '../../db/database';
import { lapse } from '../../domain/consent/lapse';
import { askedAfter, decideRenewal, renewalHorizon } from '../../domain/consent/renewal';
import { CONSENT_MONTHS, lapsesAt } from '../../domain/consent/state';
import { renewalMail } from '../../domain/notice';
import { checkImprint, imprintLines } from '../../domain/sender';
import type { ConsentRepository, LapsingConsent } from '../../repositories/consent/consents';
import type { NoticeRepository } from '../../repositories/sending/notices';
import type { PauseRepository } from '../../repositories/consent/pauses';
import type { PurposeRepository } from '../../repositories/forms/purposes';
import type { SenderRepository } from '../../repositories/senders';
import type { SubscriberRecord, SubscriberRepository } from '../../repositories/subscribers/subscribers';
import type { SuppressionRepository } from '../../repositories/consent/suppressions';
import type { Clock } from '../clock';
import type { ConsentService } from './consent';
import type { Links } from '../links';
import { consentMonths, type SiteProfiles } from '../policies';

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly links: Links;
  readonly senders: SenderRepository;
  readonly purposes: PurposeRepository;
  readonly subscribers: SubscriberRepository;
  readonly consents: ConsentRepository;
  readonly suppressions: SuppressionRepository;
  readonly notices: NoticeRepository;
  readonly pauses: PauseRepository;
  readonly siteProfiles: SiteProfiles;
  readonly consent: ConsentService;
  wake(): void;
}

export interface UpkeepReport {
  readonly expired: number;
  readonly asked: number;
}

const BATCH = 200;

/** What time does to consents: people are asked again, and what nobody renewed lapses (MSR-2.4-10). */
export const createConsentUpkeep = (deps: Deps) => {
  const {
    database,
    clock,
    links,
    senders,
    purposes,
    subscribers,
    consents,
    suppressions,
    notices,
    pauses,
    siteProfiles,
    consent,
  } = deps;

  /** A renewal mail, unless nothing may go to this address anyway; then the consent just runs out. */
  const ask = async (lapsing: LapsingConsent, subscriber: SubscriberRecord): Promise<boolean> => {
    const sender = await senders.find(subscriber.senderId);
    const purpose = sender ? await purposes.find(sender.id, lapsing.purposeKey) : null;
    const suppressed = await suppressions.of(subscriber.senderId, subscriber.emailHash);
    if (sender?.state !== 'active' || !purpose || suppressed.length > 0) return false;
    const imprint = checkImprint(sender.imprint);
    if (!imprint.ok) return false;
    const { locale } = subscriber;
    const mail = renewalMail(
      {
        senderName: sender.name,
        purposeTitle: purpose.title,
        expressedAt: { at: new Date(lapsing.expressedAt), zone: sender.timeZone },
        expiresAt: { at: new Date(lapsing.expiresAt), zone: sender.timeZone },
        renewUrl: links.renew(subscriber.id, purpose.key),
        preferencesUrl: links.preferences(subscriber.id),
        imprintLines: imprintLines(imprint.imprint, locale),
      },
      locale,
    );
    await notices.enqueue({
      senderId: sender.id,
      senderDomain: sender.domain,
      kind: 'notice',
      notice: 'renewal',
      subscriberId: subscriber.id,
      // What the gate before the mail server asks about.
      reference: purpose.key,
      toAddress: subscriber.email,
      ...mail,
      locale,
      createdAt: clock.now(),
      giveUpAt: lapsing.expiresAt,
    });
    return true;
  };

  /** As it is now, and nobody changes it until the transaction ends: since the page was read many may have answered. */
  const lapsingNow = async (
    { subscriberId, purposeKey, ...found }: LapsingConsent,
    months: number,
  ): Promise<LapsingConsent | null> => {
    await subscribers.lock([subscriberId]);
    const held = await consents.find(subscriberId, purposeKey);
    const end = held?.state === 'active' ? lapsesAt(held, months) : null;
    return held === null || held.expressedAt === null || end === null
      ? null
      : {
          id: found.id,
          subscriberId,
          purposeKey,
          expressedAt: held.expressedAt,
          expiresAt: end,
          // Whoever renewed counts as asked by nobody.
          asked: held.expressedAt === found.expressedAt ? found.asked : 0,
        };
  };

  const lookAt = (found: LapsingConsent, months: number): Promise<'expired' | 'asked' | null> =>
    database.transaction(async () => {
      const now = clock.now();
      const lapsing = await lapsingNow(found, months);
      if (lapsing === null) return null;
      const decision = decideRenewal({ ...lapsing, months }, now);
      const subscriber = decision === 'wait' ? null : await subscribers.find(lapsing.subscriberId);
      if (!subscriber) return null;
      if (decision === 'expire') {
        await consent.record(subscriber, [lapse(lapsing.purposeKey, lapsing.expressedAt, months)]);
        return 'expired';
      }
      // A pause of everything is kept here too: the question waits, and meanwhile time goes on.
      if ((await pauses.running(subscriber.id, now)).some(({ purposeKey }) => purposeKey === EVERYTHING))
        return null;
      await consents.setAsked(lapsing.id, askedAfter(lapsing.expiresAt, now, months));
      return (await ask(lapsing, subscriber)) ? 'asked' : null;
    });

  const pass = async (months: number, senderId?: string): Promise<UpkeepReport> => {
    const counts = { expired: 0, asked: 0 };
    // The rows hold the end after 24 months; under fewer it comes so much earlier.
    const until = renewalHorizon(clock.now(), CONSENT_MONTHS - months);
    let last = 0;
    for (;;) {
      const batch = await consents.lapsing({ until, senderId }, last, BATCH);
      for (const lapsing of batch) {
        const done = await lookAt(lapsing, months);
        if (done) counts[done] += 1;
        last = lapsing.id;
      }
      if (batch.length < BATCH) return counts;
    }
  };

  /** Senders whose policy lets a yes last shorter come first: what has lapsed for them is not asked about below. */
  return async (): Promise<UpkeepReport> => {
    const counts = { expired: 0, asked: 0 };
    const passes: (readonly [number, string?])[] = [];
    for (const sender of await senders.all()) {
      const months = consentMonths(sender.profiles, siteProfiles);
      if (months < CONSENT_MONTHS) passes.push([months, sender.id]);
    }
    for (const [months, senderId] of [...passes, [CONSENT_MONTHS] as const]) {
      const { expired, asked } = await pass(months, senderId);
      counts.expired += expired;
      counts.asked += asked;
    }
    if (counts.asked > 0) deps.wake();
    return counts;
  };
};

export type ConsentUpkeep = ReturnType<typeof createConsentUpkeep>;
