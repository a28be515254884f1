import { z } from 'zod';
import type { Database } from '../../db/database';
import { isEditable } from '../../domain/campaign/campaign-state';
import { Refusal } from '../../domain/refusal';
import type {
  CampaignDraft,
  CampaignRecord,
  CampaignRepository,
} from '../../repositories/campaigns/campaigns';
import type { SendPermissionRepository } from '../../repositories/sending/send-permissions';
import type { Audit } from '../audit';
import type { Clock } from '../clock';
import type { ContentService } from './content';

/** NUL and other control characters have no place in a header; they are refused, not removed. */
const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((value) => !/[\p{Cc}\p{Cs}]/u.test(value), 'control characters');

const draftSchema = z.strictObject({
  title: line(200),
  senderId: line(40),
  purposeKey: line(80),
  subject: line(250),
  preheader: line(250).nullish().or(z.literal('')),
  format: z.enum(['markdown', 'html', 'mjml']),
  body: z
    .string()
    .max(1_000_000)
    .refine((value) => !value.includes('\0'), 'NUL'),
  templateId: line(40).nullish().or(z.literal('')),
  locale: z.enum(['de', 'en']),
});

/** Parses what an editor or integrator sent. @throws Refusal field_invalid with the field's name */
export const parseDraft = (input: unknown): CampaignDraft => {
  const parsed = draftSchema.safeParse(input);
  if (!parsed.success) {
    const field =
      parsed.error.issues[0]?.path.join('.') ||
      String((parsed.error.issues[0] as { keys?: string[] })?.keys ?? 'body');
    throw new Refusal('field_invalid', 'R5322-4', { field });
  }
  const { preheader, templateId, ...draft } = parsed.data;
  return { ...draft, preheader: preheader || null, templateId: templateId || null };
};

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly campaigns: CampaignRepository;
  readonly permissions: SendPermissionRepository;
  readonly content: ContentService;
}

export const createCampaignService = ({ database, clock, audit, campaigns, permissions, content }: Deps) => {
  const find = async (id: string): Promise<CampaignRecord> => {
    const campaign = await campaigns.find(id);
    if (!campaign) throw new Refusal('not_found', 'DESIGN-2.8');
    return campaign;
  };

  return {
    find,

    create: (draft: CampaignDraft, userId: number | null, actor: string): Promise<CampaignRecord> =>
      database.transaction(async () => {
        await content.subjectOf(draft);
        const id = await campaigns.insert(draft, userId, clock.now());
        await audit.write({ actor, action: 'campaign.create', subject: id });
        return find(id);
      }),

    /** Any edit makes it a draft again and voids what people said to the earlier content (MFR-3.3, MOS-5.0). */
    update: (id: string, draft: CampaignDraft, actor: string): Promise<CampaignRecord> =>
      database.transaction(async () => {
        const campaign = await find(id);
        if (!isEditable(campaign.state))
          throw new Refusal('campaign_not_editable', 'MFR-3.3', { state: campaign.state });
        await content.subjectOf(draft);
        const saved = await campaigns.saveDraft(id, campaign.state, draft, clock.now());
        if (!saved) throw new Refusal('campaign_state_conflict', 'MFR-3.3');
        await permissions.voidApprovals(id);
        await audit.write({ actor, action: 'campaign.update', subject: id });
        return find(id);
      }),

    /** After an edit through another door: a draft again, and no approval holds any longer. */
    reopen: (id: string): Promise<void> =>
      database.transaction(async () => {
        const campaign = await campaigns.find(id);
        if (!campaign || !isEditable(campaign.state)) return;
        if (campaign.state !== 'draft') await campaigns.move(id, campaign.state, 'draft');
        await permissions.voidApprovals(id);
      }),

    remove: (id: string, actor: string): Promise<void> =>
      database.transaction(async () => {
        const campaign = await find(id);
        if (!(await campaigns.remove(id))) {
          throw new Refusal('campaign_not_editable', 'DESIGN-2.3', { state: campaign.state });
        }
        await audit.write({ actor, action: 'campaign.delete', subject: id });
      }),

    render: async (id: string, locale?: 'de' | 'en') => content.render(await find(id), locale),
  };
};

export type CampaignService = ReturnType<typeof createCampaignService>;
