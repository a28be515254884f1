import type {
  AgreementState,
  DkimKey,
  PolicyValue,
  Sanction,
  SenderDetail,
  SenderLimits,
} from '../../../../shared/contracts';
import { AGREEMENTS } from '../../domain/agreement/agreements';
import { Refusal } from '../../domain/refusal';
import { checkImprint } from '../../domain/sender';
import type { Locale } from '../../http/locale';
import { newsletter } from '../../instance';
import type { Sanction as SanctionRecord } from '../../repositories/sanctions';
import type { Sender } from '../../repositories/senders';
import { namesInForce } from '../../services/policies';
import { nameOfActor } from './actor';
import { iso, isoOrNull } from './instants';
import { policyValues } from './policy-values';

const agreementStates = async (sender: Sender, locale: Locale): Promise<AgreementState[]> => {
  const { senders, adminUsers } = newsletter().repositories;
  const all = await senders.acceptances(sender.id);
  return Promise.all(
    AGREEMENTS.map(async ({ name, version, title, text }) => {
      const found = all.find((one) => one.policy === name && one.version === version);
      const accepted = found && {
        at: iso(found.acceptedAt),
        by: await adminUsers.nameOf(found.userId),
      };
      return { policy: name, version, title: title[locale], text: text[locale], accepted: accepted ?? null };
    }),
  );
};

/** Empty where a profile is gone: then nothing is sent for the sender either. */
const policyInForce = async (sender: Sender, locale: Locale): Promise<PolicyValue[]> => {
  try {
    return policyValues(await newsletter().inForce.ofSender(sender), locale);
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
};

/** As many sanctions as a page shows. */
const SHOWN_SANCTIONS = 20;

const sanctionView = async (sanction: SanctionRecord): Promise<Sanction> => {
  const { id, kind, perHour, reason, releasedAt } = sanction;
  return {
    id: String(id),
    kind,
    perHour,
    reason,
    imposedBy: (await nameOfActor(sanction.imposedBy)) ?? '',
    imposedAt: iso(sanction.imposedAt),
    released:
      releasedAt === null
        ? null
        : {
            by: (await nameOfActor(sanction.releasedBy)) ?? '',
            at: iso(releasedAt),
            reason: sanction.releaseReason ?? '',
          },
  };
};

/** What the operator set for this sender: its people see what binds them and why (MSR-2.4-3). */
const operatorsTerms = async ({ id }: Sender) => {
  const { sanctions, senderTerms } = newsletter().repositories;
  const contractEnd = await senderTerms.contractEnd(id);
  const [limits] = await senderTerms.limits([id]);
  const setBy = async (by: { reason: string; setBy: string; setAt: number }) => ({
    reason: by.reason,
    setBy: (await nameOfActor(by.setBy)) ?? '',
    setAt: iso(by.setAt),
  });
  return {
    sanctions: await Promise.all((await sanctions.ofSender(id, SHOWN_SANCTIONS)).map(sanctionView)),
    contractEnd: contractEnd && { at: iso(contractEnd.endsAt), ...(await setBy(contractEnd)) },
    limits: limits ? { values: limits.limits as SenderLimits, ...(await setBy(limits)) } : null,
  };
};

const dkimKeysOf = async (senderId: string): Promise<DkimKey[]> =>
  (await newsletter().dkimRotation.list(senderId)).map(({ signsFrom, until, ...key }) => ({
    ...key,
    signsFrom: isoOrNull(signsFrom),
    until: isoOrNull(until),
  }));

export const senderView = async (sender: Sender, locale: Locale): Promise<SenderDetail> => {
  const { repositories, links } = newsletter();
  const imprint = checkImprint(sender.imprint);
  const forms = await repositories.forms.ofSender(sender.id);
  const { id, name, state, fromName, fromEmail, timeZone, domain, bounceDomain } = sender;
  return {
    id,
    name,
    state,
    fromName,
    fromEmail,
    timeZone,
    domain,
    bounceDomain,
    profiles: namesInForce(sender.profiles),
    imprintProblems: imprint.ok
      ? []
      : imprint.problems.map(({ field, rule, message }) => ({ field, rule, message: message[locale] })),
    agreements: await agreementStates(sender, locale),
    dkimKeys: await dkimKeysOf(id),
    policy: await policyInForce(sender, locale),
    ...(await operatorsTerms(sender)),
    forms: forms.map(({ slug, title, publishedVersion }) => ({
      slug,
      title,
      version: publishedVersion,
      url: links.form(slug),
    })),
  };
};
