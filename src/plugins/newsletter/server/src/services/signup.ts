import type { Database } from '../db/database';
import { readPersonalAddress } from '../domain/address/personal-address';
import { CONFIRMATION_VALID_MS, DAY_MS, mayAskAgain } from '../domain/consent/confirmation';
import { mayReceive } from '../domain/consent/state';
import { confirmationMail } from '../domain/notice';
import { Refusal } from '../domain/refusal';
import { checkImprint, imprintLines } from '../domain/sender';
import type { FormBox, FormVersion } from '../domain/signup-form/form-version';
import { requirePartnersAllowed } from '../domain/signup-form/checks';
import { readFields, readSource, readTickedBoxes } from '../domain/signup-form/submission';
import type { ConfirmationRequestRepository, StoredRequest } from '../repositories/confirmation-requests';
import type { ConsentRepository } from '../repositories/consents';
import type { NoticeRepository } from '../repositories/notices';
import { randomId } from '../repositories/rows';
import type { Sender, SenderRepository } from '../repositories/senders';
import type { SignupFormRepository } from '../repositories/signup-forms';
import type { SubscriberRecord, SubscriberRepository } from '../repositories/subscribers';
import type { SuppressionRepository } from '../repositories/suppressions';
import type { Clock } from './clock';
import type { ConsentService } from './consent';
import type { Keys } from './keys';
import type { Links } from './links';
import { policyFor, type SiteProfiles } from './policies';
import type { RateLimits } from './rate-limits';

/** What a visitor sent, by page, widget, REST or GraphQL alike. */
export interface SignupInput {
  readonly form: string;
  readonly email: unknown;
  readonly consents: unknown;
  readonly fields?: unknown;
  readonly locale?: 'de' | 'en' | undefined;
  /** Page the form stood on. */
  readonly source?: string | undefined;
  /** The version the visitor saw, where the door knows it. */
  readonly version?: number | undefined;
  readonly ip: string;
  readonly userAgent: string;
}

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly links: Links;
  readonly senders: SenderRepository;
  readonly forms: SignupFormRepository;
  readonly subscribers: SubscriberRepository;
  readonly consents: ConsentRepository;
  readonly requests: ConfirmationRequestRepository;
  readonly suppressions: SuppressionRepository;
  readonly notices: NoticeRepository;
  readonly consent: ConsentService;
  readonly limits: RateLimits;
  readonly siteProfiles: SiteProfiles;
  wake(): void;
}

/** A published form with what every mail about it says. */
export interface OpenForm {
  readonly form: FormVersion;
  readonly sender: Sender;
  readonly imprint: readonly string[];
}

const SLUG = /^[a-z0-9-]{1,80}$/;

export const createSignupService = (deps: Deps) => {
  const {
    database,
    clock,
    keys,
    links,
    senders,
    forms,
    subscribers,
    consents,
    requests,
    suppressions,
    notices,
    consent,
  } = deps;

  const openForm = async (slug: string): Promise<OpenForm> => {
    const form = SLUG.test(slug) ? await forms.published(slug) : null;
    const sender = form ? await senders.find(form.content.senderId) : null;
    const checked = sender ? checkImprint(sender.imprint) : null;
    // A sender who may not send may not collect either: nobody could be asked to confirm.
    if (!form || sender?.state !== 'active' || !checked?.ok) throw new Refusal('form_unknown', 'MFR-1.1');
    requirePartnersAllowed(form.content, () => policyFor(sender.profiles, deps.siteProfiles).maxPartners);
    return { form, sender, imprint: imprintLines(checked.imprint, form.content.language) };
  };

  const evidence = (
    { form, sender }: OpenForm,
    box: FormBox,
    input: SignupInput,
    request: StoredRequest,
  ) => ({
    request: request.id,
    channel: 'e-mail',
    zone: sender.timeZone,
    collectedBy: form.content.senderName,
    form: {
      id: form.formId,
      slug: form.content.slug,
      version: form.version,
      hash: form.contentHash,
      language: form.content.language,
    },
    text: box,
    notices: {
      privacy: form.content.privacyNotice,
      tool: form.content.toolNotice,
      tracking: form.content.trackingNotice,
      withdrawal: form.content.withdrawalNotice ?? null,
    },
    boxTicked: true,
    boxes: form.content.boxes.map(({ purposeKey }) => ({
      purposeKey,
      ticked: (input.consents as Readonly<Record<string, unknown>>)[purposeKey] === true,
    })),
    source: request.source,
    ip: input.ip,
    userAgent: input.userAgent.slice(0, 300),
  });

  /** The purposes of the ticked boxes that are not active yet: there is nothing to ask about the others. */
  const notYetActive = async (
    subscriber: SubscriberRecord,
    boxes: readonly FormBox[],
  ): Promise<readonly FormBox[]> => {
    const known = await consents.ofSubscriber(subscriber.id);
    // What has lapsed can be asked for again (MSR-2.4-10).
    const active = known
      .filter(({ consent: held }) => mayReceive(held, clock.now()).allowed)
      .map(({ purposeKey }) => purposeKey);
    return boxes.filter((box) => !active.includes(box.purposeKey));
  };

  const mail = ({ form, sender, imprint }: OpenForm, boxes: readonly FormBox[], request: StoredRequest) =>
    confirmationMail(
      {
        senderName: sender.name,
        purposes: boxes.map((box) => ({
          title: box.title,
          kinds: [box.messageTypes],
          frequency: box.frequency,
        })),
        requestedAt: { at: new Date(request.requestedAt), zone: sender.timeZone },
        pageUrl: request.source ?? links.form(form.content.slug),
        confirmUrl: links.confirm(request.id),
        validDays: CONFIRMATION_VALID_MS / DAY_MS,
        neverAgainUrl: links.neverAgain(request.id),
        imprintLines: imprint,
      },
      request.locale,
    );

  return {
    openForm,

    /**
     * Takes a signup: writes the request to the ledger and queues one confirmation mail. Says the same to
     * everybody; whether the address was known, was asked lately or is blocked shows nowhere.
     * @throws Refusal form_unknown, form_changed, consent_*, purpose_unknown, email_*, role_address, field_invalid,
     * too_many_requests
     */
    request: async (input: SignupInput): Promise<void> => {
      const open = await openForm(input.form);
      const { form, sender } = open;
      if (input.version !== undefined && input.version !== form.version)
        throw new Refusal('form_changed', 'MOS-2.3');
      const ticked = readTickedBoxes(form.content.boxes, input.consents);
      const fields = readFields(form.content.fields, input.fields);
      const source = readSource(input.source) ?? links.form(form.content.slug);
      const address = readPersonalAddress(input.email);
      // Only what could lead to a mail counts; a typing error costs nobody his next try.
      await deps.limits.take('signup-address', input.ip);
      await deps.limits.take('signup-network', input.ip);
      const now = clock.now();
      const emailHash = keys.hashAddress(address.normalised);
      await database.transaction(async () => {
        await requests.takeTurn(emailHash);
        const history = await requests.history(emailHash, form.formId, now);
        const blocked = await suppressions.of(sender.id, emailHash);
        if (!mayAskAgain(history) || blocked.some(({ reason }) => reason === 'operator')) return;
        const locale = input.locale ?? form.content.language;
        const subscriber = await subscribers.insertOrFind(
          {
            senderId: sender.id,
            email: address.display,
            emailNormalised: address.normalised,
            emailHash,
            locale,
            fields: {},
            source: `form:${form.content.slug}`,
          },
          now,
        );
        const boxes = await notYetActive(subscriber, ticked);
        if (boxes.length === 0) return;
        const request: StoredRequest = {
          id: randomId(),
          subscriberId: subscriber.id,
          senderId: sender.id,
          emailHash,
          formId: form.formId,
          formVersion: form.version,
          purposeKeys: boxes.map((box) => box.purposeKey),
          locale,
          fields,
          source,
          requestedAt: now,
          expiresAt: now + CONFIRMATION_VALID_MS,
          confirmedAt: null,
          refusedAt: null,
        };
        await requests.insert(request);
        await consent.record(
          subscriber,
          boxes.map((box) => ({
            event: 'requested',
            purposeKey: box.purposeKey,
            payload: evidence(open, box, input, request),
            expressedAt: request.requestedAt,
          })),
        );
        await notices.enqueue({
          senderId: sender.id,
          senderDomain: sender.domain,
          kind: 'confirmation',
          notice: 'double-opt-in',
          subscriberId: subscriber.id,
          reference: request.id,
          toAddress: address.display,
          ...mail(open, boxes, request),
          locale,
          createdAt: now,
          giveUpAt: request.expiresAt,
        });
      });
      deps.wake();
    },
  };
};

export type SignupService = ReturnType<typeof createSignupService>;
