import type { FormVersion } from '../../domain/signup-form/form-version';
import { pauseDay } from '../../domain/leaving/pause';
import type { Preferences } from '../../services/consent/preferences';
import { TEXTS } from '../../texts';

/** A published form as widgets and integrators get it: everything a visitor has to see, nothing else. */
export const publicForm = ({ version, content }: FormVersion) => ({
  slug: content.slug,
  version,
  language: content.language,
  sender: content.senderName,
  title: content.title,
  intro: content.intro,
  purposes: content.boxes.map(({ purposeKey, ...box }) => ({ key: purposeKey, ...box })),
  fields: content.fields,
  privacyNotice: content.privacyNotice,
  privacyUrl: content.privacyUrl,
  toolNotice: content.toolNotice,
  trackingNotice: content.trackingNotice,
  withdrawalNotice: content.withdrawalNotice ?? TEXTS[content.language].signup.withdrawal,
});

const dayOf = (until: number | null, zone: string): string | null =>
  until === null ? null : pauseDay(until, zone);

/** A purpose that was left stays in the list as inactive; one can only come back by signing up. */
export const preferencesView = ({ preferences, pausedUntil, zone, subscriber }: Preferences) => ({
  language: subscriber.locale,
  pausedUntil: dayOf(pausedUntil, zone),
  purposes: preferences.map(({ purpose, active, pausedUntil: until }) => ({
    key: purpose.key,
    kind: purpose.kind,
    title: purpose.title,
    messageTypes: purpose.messageTypes,
    frequency: purpose.frequency,
    active,
    pausedUntil: dayOf(until, zone),
  })),
});
