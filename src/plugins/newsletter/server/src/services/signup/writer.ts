import { databaseAway } from '../../domain/trouble/database-away';
import type { Database } from '../../db/database';
import { CONFIRMATION_VALID_MS } from '../../domain/consent/confirmation';
import { lapseBeforeAsking } from '../../domain/consent/lapse';
import { CONSENT_MONTHS, mayReceive } from '../../domain/consent/state';
import {
  decideSignups,
  mayBeAsked,
  personKey,
  type AddressFacts,
  type SignupWish,
} from '../../domain/signup-form/decide-signups';
import { requestEvidence } from '../../domain/signup-form/request-evidence';
import type {
  ConfirmationRequestRepository,
  StoredRequest,
} from '../../repositories/signup/confirmation-requests';
import type { NewNotice, NoticeRepository } from '../../repositories/sending/notices';
import { orderedIds } from '../../repositories/rows';
import type { SubscriberRecord, SubscriberRepository } from '../../repositories/subscribers/subscribers';
import type { SuppressionRepository } from '../../repositories/consent/suppressions';
import type { Clock } from '../clock';
import type { ConsentChange, ConsentService, Held } from '../consent/consent';
import type { Links } from '../links';
import { consentMonthsOf, type SiteProfiles } from '../policies';
import type { Accepted, Signup } from './accepted';
import { createConfirmationMails } from './confirmation-mails';

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly links: Links;
  readonly subscribers: SubscriberRepository;
  readonly requests: ConfirmationRequestRepository;
  readonly suppressions: SuppressionRepository;
  readonly notices: NoticeRepository;
  readonly consent: ConsentService;
  readonly siteProfiles: SiteProfiles;
}

const wishOf = ({ open: { form, sender }, emailHash, ticked }: Signup): SignupWish => ({
  senderId: sender.id,
  emailHash,
  formId: form.formId,
  purposeKeys: ticked.map(({ purposeKey }) => purposeKey),
});

const newSubscriber = ({ open, address, emailHash, locale }: Signup) => ({
  senderId: open.sender.id,
  email: address.display,
  emailNormalised: address.normalised,
  emailHash,
  locale,
  fields: {},
  source: `form:${open.form.content.slug}`,
});

const requestOf = (
  { signup, subscriber, boxes }: Omit<Accepted, 'request'>,
  { id, now }: { readonly id: string; readonly now: number },
): StoredRequest => ({
  id,
  subscriberId: subscriber.id,
  senderId: subscriber.senderId,
  emailHash: signup.emailHash,
  formId: signup.open.form.formId,
  formVersion: signup.open.form.version,
  purposeKeys: boxes.map(({ purposeKey }) => purposeKey),
  locale: signup.locale,
  fields: signup.fields,
  source: signup.source,
  requestedAt: now,
  expiresAt: now + CONFIRMATION_VALID_MS,
  confirmedAt: null,
  refusedAt: null,
});

const changeOf = (
  { signup, subscriber, boxes, request }: Accepted,
  held: Held,
  months: number,
): ConsentChange => {
  const evidence = requestEvidence(signup.open.form, {
    requestId: request.id,
    zone: signup.open.sender.timeZone,
    source: request.source,
    ip: signup.ip,
    userAgent: signup.userAgent,
    ticked: signup.ticked.map(({ purposeKey }) => purposeKey),
  });
  return {
    subscriber,
    events: boxes.flatMap((box) => [
      ...lapseBeforeAsking(held.get(subscriber.id)?.get(box.purposeKey), box.purposeKey, months),
      {
        event: 'requested' as const,
        purposeKey: box.purposeKey,
        payload: evidence(box),
        expressedAt: request.requestedAt,
      },
    ]),
  };
};

interface Asking {
  readonly people: readonly SubscriberRecord[];
  readonly held: Held;
  readonly now: number;
  /** How long a yes lasts under the policy of each sender. */
  readonly monthsOf: ReadonlyMap<string, number>;
}

/** Per person the purposes that are active; what has lapsed can be asked for again (MSR-2.4-10). */
const activeOf = ({ people, held, now, monthsOf }: Asking) =>
  new Map(
    people.map((person) => {
      const active = [...(held.get(person.id) ?? [])].filter(
        ([, one]) => mayReceive(one, now, monthsOf.get(person.senderId)).allowed,
      );
      return [personKey(person), new Set(active.map(([purposeKey]) => purposeKey))];
    }),
  );

class ErasedMeanwhile extends Error {}

/** Writes the signups of one moment in one transaction with a handful of statements (performance: group commit). */
export const createSignupWriter = (deps: Deps) => {
  const { database, clock, links, subscribers, requests, suppressions, notices, consent, siteProfiles } =
    deps;

  const readFacts = async (emailHashes: readonly string[], now: number): Promise<AddressFacts> => {
    await requests.takeTurns(emailHashes);
    const barred = (await suppressions.ofMany(emailHashes)).filter(({ reason }) => reason === 'operator');
    return {
      now,
      requests: await requests.recent(emailHashes, now),
      refused: await requests.blocked(emailHashes),
      barred: new Set(barred.map(personKey)),
    };
  };

  const noticeOf = (
    { signup, subscriber, boxes, request }: Accepted,
    mails: ReturnType<typeof createConfirmationMails>,
  ): NewNotice => ({
    senderId: subscriber.senderId,
    senderDomain: signup.open.sender.domain,
    kind: 'confirmation',
    notice: 'double-opt-in',
    subscriberId: subscriber.id,
    reference: request.id,
    toAddress: signup.address.display,
    ...mails(signup.open, boxes, request),
    locale: request.locale,
    createdAt: request.requestedAt,
    giveUpAt: request.expiresAt,
    ...(signup.mailNotBefore === null ? {} : { notBefore: signup.mailNotBefore }),
  });

  const write = async (accepted: readonly Accepted[], { held, monthsOf }: Asking): Promise<void> => {
    if (accepted.length === 0) return;
    const mails = createConfirmationMails(links);
    await requests.insert(accepted.map(({ request }) => request));
    await consent.recordMany(
      accepted.map((one) => changeOf(one, held, monthsOf.get(one.subscriber.senderId) ?? CONSENT_MONTHS)),
      held,
    );
    await notices.enqueueMany(accepted.map((one) => noticeOf(one, mails)));
  };

  /** Whoever was erased between being found and being locked is written anew, under a row of his own. */
  const requireThere = async (people: readonly SubscriberRecord[]): Promise<void> => {
    // SQLite's writers take turns: nobody came in between.
    if (database.isSqlite || people.length === 0) return;
    if (await subscribers.anyErased(people.map(({ id }) => id))) throw new ErasedMeanwhile();
  };

  const writeTogether = (batch: readonly Signup[]): Promise<void> =>
    database.transaction(async () => {
      const now = clock.now();
      const facts = await readFacts([...new Set(batch.map(({ emailHash }) => emailHash))], now);
      const asking = batch.filter((signup) => mayBeAsked(wishOf(signup), facts));
      const people = await subscribers.insertOrFindMany(asking.map(newSubscriber), now);
      const held = await consent.hold(people);
      await requireThere(people);
      const all = {
        people,
        held,
        now,
        monthsOf: consentMonthsOf(
          batch.map(({ open }) => open.sender),
          siteProfiles,
        ),
      };
      const decided = decideSignups(asking.map(wishOf), facts, activeOf(all));
      const newId = orderedIds(now);
      const accepted = asking.flatMap((signup, at) => {
        const boxes = signup.ticked.filter(({ purposeKey }) => decided[at]?.includes(purposeKey));
        const subscriber = people[at];
        if (!subscriber || boxes.length === 0) return [];
        return [
          {
            signup,
            subscriber,
            boxes,
            request: requestOf({ signup, subscriber, boxes }, { id: newId(), now }),
          },
        ];
      });
      await write(accepted, all);
    });

  const writeAlone = async (signup: Signup, mayTryAgain = true): Promise<Error | null> => {
    try {
      await writeTogether([signup]);
      return null;
    } catch (error) {
      if (error instanceof ErasedMeanwhile && mayTryAgain) return writeAlone(signup, false);
      return error instanceof Error ? error : new Error('A signup could not be written.', { cause: error });
    }
  };

  /** Per signup what went wrong, or null. One that cannot be written takes nobody with it. */
  return async (batch: readonly Signup[]): Promise<readonly (Error | null)[]> => {
    try {
      await writeTogether(batch);
      return batch.map(() => null);
    } catch (error) {
      // Each of them would wait in vain, and on SQLite hold up everybody else meanwhile.
      if (databaseAway(error) !== null) return batch.map(() => error as Error);
      // Nothing of the batch was written; each stands for itself now and names its own reason.
      const results: (Error | null)[] = [];
      for (const signup of batch) results.push(await writeAlone(signup));
      return results;
    }
  };
};
