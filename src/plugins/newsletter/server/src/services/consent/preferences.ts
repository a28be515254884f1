import type { Database } from '../../db/database';
import { EVERYTHING, readPause } from '../../domain/leaving/pause';
import type { Evidence } from '../../domain/proof/declarations';
import { Refusal } from '../../domain/refusal';
import type { ConsentRepository } from '../../repositories/consent/consents';
import { type Pause, type PauseRepository } from '../../repositories/consent/pauses';
import type { Purpose, PurposeRepository } from '../../repositories/forms/purposes';
import type { SignupFormRepository } from '../../repositories/forms/signup-forms';
import type { LedgerRepository } from '../../repositories/ledger/ledger';
import type { SenderRepository } from '../../repositories/senders';
import type { SubscriberRecord, SubscriberRepository } from '../../repositories/subscribers/subscribers';
import type { Clock } from '../clock';
import type { LeavingAct, LeavingService } from '../leaving/leaving';
import type { Links } from '../links';

export interface Preference {
  readonly purpose: Purpose;
  readonly active: boolean;
  /** When the pause of this purpose ends, epoch ms. */
  readonly pausedUntil: number | null;
}

export interface Preferences {
  readonly subscriber: SubscriberRecord;
  readonly preferences: readonly Preference[];
  /** When the pause of everything ends, epoch ms. */
  readonly pausedUntil: number | null;
  /** In which days of pauses are meant. */
  readonly zone: string;
  /** When something ended with this very act. */
  readonly leftAt: number | null;
}

/** What somebody may change with the link of any mail. It only ever takes away or waits. */
export interface PreferenceChanges {
  /** Purposes to leave; `all` leaves everything of the sender. */
  readonly leave?: readonly string[] | 'all';
  /** Purpose, or `*` for everything, to the day on which mail comes again; null ends the pause. */
  readonly pauses?: Readonly<Record<string, unknown>>;
  readonly language?: 'de' | 'en';
}

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly links: Links;
  readonly senders: SenderRepository;
  readonly subscribers: SubscriberRepository;
  readonly consents: ConsentRepository;
  readonly purposes: PurposeRepository;
  readonly pauses: PauseRepository;
  readonly leaving: LeavingService;
  readonly ledger: Pick<LedgerRepository, 'ofSubscriber'>;
  readonly forms: Pick<SignupFormRepository, 'version'>;
}

/** How everything is named where a purpose could stand. */
export const ALL_PURPOSES = '*';

/**
 * The preference centre (design 6). A purpose that is not active cannot be begun here: whoever a newsletter was
 * forwarded to holds this link, so a new yes takes the form and its confirmation mail.
 */
export const createPreferenceService = (deps: Deps) => {
  const { database, clock, links, senders, subscribers, consents, purposes, pauses, leaving, ledger } = deps;
  const versions = deps.forms;

  const byToken = async (token: string): Promise<SubscriberRecord> => {
    const id = links.open('preferences', token);
    const subscriber = id === null ? null : await subscribers.find(id);
    // Who was erased is answered like a link that never was ours.
    if (!subscriber || subscriber.state === 'erased') throw new Refusal('link_invalid', 'R8058-3');
    return subscriber;
  };

  const untilOf = (running: readonly Pause[], purposeKey: string): number | null =>
    running.find((pause) => pause.purposeKey === purposeKey)?.until ?? null;

  const of = async (subscriber: SubscriberRecord, leftAt: number | null = null): Promise<Preferences> => {
    const known = await consents.ofSubscriber(subscriber.id);
    const titled = await purposes.ofSender(subscriber.senderId);
    const running = await pauses.running(subscriber.id, clock.now());
    const preferences = known.flatMap(({ purposeKey, consent: { state } }): Preference[] => {
      const purpose = titled.find(({ key }) => key === purposeKey);
      return purpose && state !== 'erased'
        ? [{ purpose, active: state === 'active', pausedUntil: untilOf(running, purposeKey) }]
        : [];
    });
    const zone = (await senders.find(subscriber.senderId))?.timeZone ?? 'UTC';
    return { subscriber, preferences, pausedUntil: untilOf(running, EVERYTHING), zone, leftAt };
  };

  /** @throws Refusal field_invalid, purpose_unknown */
  const changePause = async (before: Preferences, name: string, value: unknown): Promise<void> => {
    const { subscriber, preferences, zone } = before;
    const known = preferences.some(({ purpose, active }) => active && purpose.key === name);
    if (name !== ALL_PURPOSES && !known) throw new Refusal('purpose_unknown', 'MOS-2.5', { field: 'pauses' });
    const purposeKey = name === ALL_PURPOSES ? EVERYTHING : name;
    if (value === null) return pauses.end(subscriber.id, purposeKey);
    const since = clock.now();
    const pause = readPause(value, since, zone);
    if (!pause.ok) throw new Refusal('field_invalid', 'MOS-1.3', { field: 'pauses', problem: pause.problem });
    const { senderId, id: subscriberId } = subscriber;
    await pauses.set({ senderId, subscriberId, purposeKey, since, until: pause.until });
  };

  const leave = async (before: Preferences, keys: readonly string[] | 'all', act: LeavingAct) => {
    const known = before.preferences.map(({ purpose }) => purpose.key);
    if (keys !== 'all' && keys.some((key) => !known.includes(key)))
      throw new Refusal('purpose_unknown', 'MOS-2.5', { field: 'leave' });
    return leaving.withdraw(before.subscriber, keys === 'all' ? known : keys, act);
  };

  /** Of the words somebody read about each purpose, by the form of his last yes; an import names none. */
  const languages = async ({ id }: SubscriberRecord): Promise<ReadonlyMap<string, 'de' | 'en'>> => {
    const forms = new Map<string, Evidence['form']>();
    for (const { purposeKey, payload } of await ledger.ofSubscriber(id)) {
      const { form } = JSON.parse(payload) as Evidence;
      if (form) forms.set(purposeKey, form);
    }
    const found = new Map<string, 'de' | 'en'>();
    for (const [purposeKey, form] of forms) {
      const version = form && (await versions.version(form.id, form.version));
      if (version) found.set(purposeKey, version.content.language);
    }
    return found;
  };

  return {
    languages,

    /** @throws Refusal link_invalid */
    show: async (token: string): Promise<Preferences> => of(await byToken(token)),

    byToken,

    /** All changes, or none of them. @throws Refusal link_invalid, purpose_unknown, field_invalid */
    save: (token: string, changes: PreferenceChanges, act: LeavingAct): Promise<Preferences> =>
      database.transaction(async () => {
        const before = await of(await byToken(token));
        for (const [name, value] of Object.entries(changes.pauses ?? {}))
          await changePause(before, name, value);
        if (changes.language) await subscribers.setLocale(before.subscriber.id, changes.language);
        const leftAt = changes.leave === undefined ? null : await leave(before, changes.leave, act);
        return of(await byToken(token), leftAt);
      }),
  };
};

export type PreferenceService = ReturnType<typeof createPreferenceService>;
