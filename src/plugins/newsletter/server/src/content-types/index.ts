import sender from './sender/schema.json';
import purpose from './purpose/schema.json';
import signupForm from './signup-form/schema.json';
import subscriber from './subscriber/schema.json';
import consentRecord from './consent-record/schema.json';
import campaign from './campaign/schema.json';
import template from './template/schema.json';
import suppression from './suppression/schema.json';
import abuseReport from './abuse-report/schema.json';

/** Every content type of the plugin, by singular name. Rows that move fast live in plain tables (migrations/). */
export const contentTypes = {
  sender: { schema: sender },
  purpose: { schema: purpose },
  'signup-form': { schema: signupForm },
  subscriber: { schema: subscriber },
  'consent-record': { schema: consentRecord },
  campaign: { schema: campaign },
  template: { schema: template },
  suppression: { schema: suppression },
  'abuse-report': { schema: abuseReport },
};

export type ContentTypeName = keyof typeof contentTypes;

export const uid = (name: ContentTypeName): `plugin::newsletter.${ContentTypeName}` =>
  `plugin::newsletter.${name}`;
