import type { Database } from '../../db/database';
import { Refusal } from '../../domain/refusal';
import { wordsHash, wordsOf, type PurposeDraft } from '../../domain/signup-form/purpose-draft';
import type { ConsentRepository } from '../../repositories/consent/consents';
import type { Purpose, PurposeRepository } from '../../repositories/forms/purposes';
import type { SenderRepository } from '../../repositories/senders';
import type { SignupFormRepository } from '../../repositories/forms/signup-forms';
import type { Audit } from '../audit';
import type { Clock } from '../clock';
import { controllerOf } from './form-content';

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly purposes: PurposeRepository;
  readonly senders: SenderRepository;
  readonly forms: SignupFormRepository;
  readonly consents: ConsentRepository;
}

export const createPurposeService = ({
  database,
  clock,
  audit,
  purposes,
  senders,
  forms,
  consents,
}: Deps) => {
  const find = async (id: string): Promise<Purpose> => {
    const purpose = await purposes.byId(id);
    if (!purpose) throw new Refusal('not_found', 'MOS-2.3');
    return purpose;
  };

  const controllerAt = async (senderId: string): Promise<string> => {
    const sender = await senders.find(senderId);
    if (!sender) throw new Refusal('field_invalid', 'MFR-1.1', { field: 'senderId' });
    return controllerOf(sender);
  };

  /** Keeps what the purpose says now, unless its latest version says the same. */
  const remember = async (id: string, actor: string): Promise<void> => {
    await purposes.lock(id);
    const purpose = await find(id);
    const controller = purpose.controller ?? (await controllerAt(purpose.senderId));
    const words = wordsOf({ ...purpose, controller });
    const [latest] = await purposes.versions(id);
    const contentHash = wordsHash(words);
    if (latest?.contentHash === contentHash) return;
    await purposes.insertVersion(id, {
      version: (latest?.version ?? 0) + 1,
      contentHash,
      content: JSON.stringify(words),
      since: clock.now(),
      writtenBy: actor,
    });
  };

  const publishedOn = async ({ senderId, key }: { senderId: string; key: string }) =>
    (await forms.publishedOfSender(senderId)).filter(({ content }) =>
      content.boxes.some(({ purposeKey }) => purposeKey === key),
    );

  /** A form that is shown keeps what it offers. @throws Refusal purpose_in_use */
  const requireUnused = async (purpose: { senderId: string; key: string }): Promise<void> => {
    const [used] = await publishedOn(purpose);
    if (used) throw new Refusal('purpose_in_use', 'MOS-2.5', { form: used.content.slug });
  };

  /** @throws Refusal name_taken */
  const requireFree = async (purpose: { senderId: string; key: string }): Promise<void> => {
    if (await purposes.find(purpose.senderId, purpose.key))
      throw new Refusal('name_taken', 'MOS-2.5', { field: 'key' });
  };

  return {
    find,
    requireFree,
    remember,
    publishedOn,
    requireUnused,
    controllerAt,

    create: (draft: PurposeDraft, actor: string): Promise<Purpose> =>
      database.transaction(async () => {
        await controllerAt(draft.senderId);
        await requireFree(draft);
        const id = await purposes.insert(draft, clock.now());
        if (id === null) throw new Refusal('name_taken', 'MOS-2.5', { field: 'key' });
        await remember(id, actor);
        await audit.write({ actor, action: 'purpose.create', subject: id });
        return find(id);
      }),

    /** New words are a new version; whoever said yes keeps the words he saw (MOS-2.3). */
    save: (id: string, draft: PurposeDraft, actor: string): Promise<Purpose> =>
      database.transaction(async () => {
        const before = await find(id);
        const moved = (['senderId', 'key', 'kind'] as const).find((name) => draft[name] !== before[name]);
        if (moved) throw new Refusal('fixed_value', 'MOS-2.5', { field: moved });
        // The words before the first edit are worth a version too.
        await remember(id, actor);
        await purposes.save(id, wordsOf(draft), clock.now());
        await remember(id, actor);
        await audit.write({ actor, action: 'purpose.update', subject: id });
        return find(id);
      }),

    /** No longer offered; consents given stay what they are. @throws Refusal purpose_in_use */
    archive: (id: string, actor: string): Promise<Purpose> =>
      database.transaction(async () => {
        await requireUnused(await find(id));
        await purposes.setArchived(id, clock.now());
        await audit.write({ actor, action: 'purpose.archive', subject: id });
        return find(id);
      }),

    restore: (id: string, actor: string): Promise<Purpose> =>
      database.transaction(async () => {
        await find(id);
        await purposes.setArchived(id, null);
        await audit.write({ actor, action: 'purpose.restore', subject: id });
        return find(id);
      }),

    /** Goes only while nobody was ever asked for it and no form shows it. */
    requireRemovable: async (purpose: { senderId: string; key: string }): Promise<void> => {
      if ((await consents.countAny(purpose.senderId, purpose.key)) > 0)
        throw new Refusal('not_allowed', 'MOS-2.8');
      await requireUnused(purpose);
    },
  };
};

export type PurposeService = ReturnType<typeof createPurposeService>;
