import type { Ability } from '../../shared/contracts';

/** What a role in the admin can be allowed to do, and under which heading it stands there. */
const ACTIONS: Readonly<Record<Ability, { displayName: string; subCategory: string }>> = {
  'campaigns.read': { displayName: 'See campaigns', subCategory: 'campaigns' },
  'campaigns.write': { displayName: 'Write campaigns', subCategory: 'campaigns' },
  'campaigns.send': { displayName: 'Send campaigns', subCategory: 'campaigns' },
  'campaigns.approve': { displayName: 'Approve content', subCategory: 'campaigns' },
  'forms.read': { displayName: 'See forms and purposes', subCategory: 'forms' },
  'forms.write': { displayName: 'Write forms and purposes', subCategory: 'forms' },
  'forms.publish': { displayName: 'Publish and retire forms', subCategory: 'forms' },
  'subscribers.read': { displayName: 'See subscribers', subCategory: 'subscribers' },
  'subscribers.prove': { displayName: 'Download proofs of consent', subCategory: 'subscribers' },
  'subscribers.unsubscribe': { displayName: 'Unsubscribe people', subCategory: 'subscribers' },
  'subscribers.export': { displayName: 'Export subscribers', subCategory: 'subscribers' },
  'rights.read': { displayName: 'See rights and deadlines', subCategory: 'rights' },
  'rights.decide': { displayName: 'Decide requests to leave', subCategory: 'rights' },
  'rights.access': { displayName: 'Download all data of a person', subCategory: 'rights' },
  'rights.correct': { displayName: 'Start a change of address', subCategory: 'rights' },
  'rights.erase': { displayName: 'Erase people', subCategory: 'rights' },
  'imports.read': { displayName: 'See imports', subCategory: 'imports' },
  'imports.write': { displayName: 'Import lists', subCategory: 'imports' },
  'imports.decide': { displayName: 'Decide on evidence for imports', subCategory: 'operation' },
  'abuse.read': { displayName: 'See abuse reports', subCategory: 'abuse desk' },
  'abuse.decide': { displayName: 'Decide abuse reports', subCategory: 'abuse desk' },
  'letters.read': { displayName: 'See service mails that failed or are in doubt', subCategory: 'operation' },
  'letters.decide': { displayName: 'Decide about such service mails', subCategory: 'operation' },
  'outbox.read': { displayName: 'See the outbox and the mail servers', subCategory: 'operation' },
  'senders.decide': { displayName: 'Approve and suspend senders', subCategory: 'operation' },
};

export const ABILITIES = Object.keys(ACTIONS) as readonly Ability[];

export const permissionActions = ABILITIES.map((uid) => ({
  section: 'plugins',
  pluginName: 'newsletter',
  uid,
  ...ACTIONS[uid],
}));
