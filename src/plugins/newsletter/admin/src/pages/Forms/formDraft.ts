import type { Form, FormDraft, FormStarter, FormState, PurposeKind } from '../../../../shared/contracts';
import type { BadgeTone } from '../../components/StateBadge';

export const FORM_STATES = ['draft', 'published', 'retired'] as const satisfies readonly FormState[];

export const FORM_TONES = {
  draft: 'neutral',
  published: 'success',
  changed: 'warning',
  retired: 'neutral',
} as const satisfies Record<FormState, BadgeTone>;

/** Texts with a proposal to start from. */
export const NOTICES = ['privacyNotice', 'toolNotice', 'trackingNotice', 'withdrawalNotice'] as const;
export type NoticeName = (typeof NOTICES)[number];

/** The proposal for a notice; what it says on measuring depends on whether measuring is offered. */
export const proposalFor = (name: NoticeName, starter: FormStarter, measures: boolean): string =>
  name === 'trackingNotice' && measures ? starter.trackingNoticeMeasured : starter[name];

export const emptyForm = (senderId: string, language: 'de' | 'en', starter: FormStarter): FormDraft => ({
  senderId,
  name: '',
  slug: '',
  language,
  title: starter.title,
  intro: starter.intro,
  purposeKeys: [],
  privacyNotice: starter.privacyNotice,
  privacyUrl: starter.privacyUrl,
  toolNotice: starter.toolNotice,
  trackingNotice: starter.trackingNotice,
  withdrawalNotice: starter.withdrawalNotice,
  fields: [],
  allowedOrigins: null,
  proofOfWork: false,
});

const SLUG = /^[a-z0-9][a-z0-9-]{0,79}$/;

export type FormProblem = 'slug';

/** What the server takes no draft without; all else may still be unfinished. */
export const problemsIn = (draft: FormDraft): readonly FormProblem[] =>
  SLUG.test(draft.slug) ? [] : ['slug'];

/** For the preview, which does not wait for a usable name. */
export const previewable = (draft: FormDraft): FormDraft =>
  problemsIn(draft).length === 0 ? draft : { ...draft, slug: 'preview' };

/** One entry moved by one place; at the ends nothing changes. */
export function moved<T>(list: readonly T[], from: number, by: -1 | 1): readonly T[] {
  const to = from + by;
  const [one, other] = [list[from], list[to]];
  if (one === undefined || other === undefined) return list;
  return list.map((entry, index) => (index === from ? other : index === to ? one : entry));
}

export const without = <T>(list: readonly T[], index: number): readonly T[] =>
  list.filter((_, position) => position !== index);

interface Kinded {
  readonly key: string;
  readonly kind: PurposeKind;
}

export const partnersIn = (draft: FormDraft, purposes: readonly Kinded[]): number =>
  purposes.filter(({ key, kind }) => kind === 'partner' && draft.purposeKeys.includes(key)).length;

export const measures = (draft: FormDraft, purposes: readonly Kinded[]): boolean =>
  purposes.some(({ key, kind }) => kind === 'tracking' && draft.purposeKeys.includes(key));

/** The number the next publication gets; an unchanged retired form comes back as the version it was. */
export const nextVersion = ({ versions, assessment }: Form): number => {
  const [latest] = versions;
  if (latest === undefined) return 1;
  return latest.contentHash === assessment.contentHash ? latest.version : latest.version + 1;
};
