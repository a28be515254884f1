import { RULES_VERSION, agreementsAccepted } from '../../domain/agreement/agreements';
import { maySchedule } from '../../domain/campaign/send-gate';
import type { Finding, Verdict } from '../../domain/content-policy';
import type { CampaignRecord } from '../../repositories/campaigns/campaigns';
import type {
  SendPermissionRepository,
  StoredConfirmation,
} from '../../repositories/sending/send-permissions';
import type { SenderTermsRepository } from '../../repositories/sender-terms';
import type { SenderRepository } from '../../repositories/senders';
import type { RenderedCampaign } from '../campaigns/content';
import type { Clock } from '../clock';
import type { DkimKeys } from '../dkim/dkim-keys';
import { consentWindow, type SiteProfiles } from '../policies';
import type { InForceService } from './in-force';
import type { ListSizesService } from './list-sizes';

interface Deps {
  readonly clock: Clock;
  readonly siteProfiles: SiteProfiles;
  readonly inForce: InForceService;
  readonly senderTerms: Pick<SenderTermsRepository, 'contractEnd'>;
  readonly permissions: Pick<SendPermissionRepository, 'isApproved'>;
  readonly senders: Pick<SenderRepository, 'acceptances'>;
  readonly listSizes: ListSizesService;
  readonly dkim: DkimKeys;
}

const SEVERITY_OF: Readonly<Record<Verdict, Finding['severity'] | null>> = {
  ok: null,
  'approval-required': 'approval',
  'not-accepted': 'not-accepted',
  forbidden: 'forbidden',
  incomplete: 'incomplete',
};

const ruleOf = (rendered: RenderedCampaign): string =>
  rendered.findings.find((finding) => finding.severity === SEVERITY_OF[rendered.verdict])?.rule ??
  'DESIGN-2.7';

/** Reads what is so right now, and asks whether a campaign may be put on its way. */
export const createScheduleGate = (deps: Deps) => {
  const { clock, siteProfiles, inForce, senderTerms, permissions, senders, listSizes, dkim } = deps;

  return async (
    record: CampaignRecord,
    rendered: RenderedCampaign,
    { confirmation, startAt }: { confirmation: StoredConfirmation | null; startAt: number },
  ) => {
    const { sender, purpose, content, hash } = rendered;
    const { policy } = await inForce.ofSender(sender);
    const contractEnd = await senderTerms.contractEnd(sender.id);
    const window = consentWindow(sender.profiles, siteProfiles, clock.now());
    return maySchedule({
      now: clock.now(),
      startAt,
      campaignId: record.id,
      contentHash: hash,
      rulesVersion: RULES_VERSION,
      sender: {
        state: sender.state,
        contractEndsAt: contractEnd?.endsAt ?? null,
        policiesAccepted: agreementsAccepted(await senders.acceptances(sender.id)),
        imprintComplete: rendered.imprintComplete,
      },
      fromAllowed: rendered.fromAllowed,
      dkimReady: (await dkim.load(sender)).ok,
      verdict: rendered.verdict,
      verdictRule: ruleOf(rendered),
      approvedContent: await permissions.isApproved(record.id, hash),
      confirmation,
      recipients: await listSizes.ofPlanned(
        {
          senderId: sender.id,
          purposeKey: purpose.key,
          startAt,
          content: () => Promise.resolve({ hash, text: content.text }),
        },
        policy,
        window,
      ),
      policy,
    });
  };
};
