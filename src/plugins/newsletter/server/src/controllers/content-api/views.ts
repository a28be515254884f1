import type { FormVersion } from '../../domain/signup-form/form-version';
import type { Preference } from '../../services/leaving';

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
});

export const preferencesView = (preferences: readonly Preference[]) => ({
  purposes: preferences.map(({ purpose, active }) => ({
    key: purpose.key,
    title: purpose.title,
    messageTypes: purpose.messageTypes,
    frequency: purpose.frequency,
    active,
  })),
});
