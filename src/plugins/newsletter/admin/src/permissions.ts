import type { Ability } from '../../shared/contracts';
import { PLUGIN_ID } from './pluginId';

export interface ActionPermission {
  readonly action: string;
  readonly subject: null;
}

const action = (ability: Ability): ActionPermission => ({
  action: `plugin::${PLUGIN_ID}.${ability}`,
  subject: null,
});

/** Who may open which page: holding one of the listed actions is enough. */
export const PAGE_PERMISSIONS = {
  campaigns: [action('campaigns.read')],
  campaignEditor: [action('campaigns.read'), action('campaigns.write')],
  approvals: [action('campaigns.read')],
  forms: [action('forms.read')],
  subscribers: [action('subscribers.read')],
  rights: [action('rights.read')],
  imports: [action('imports.read')],
  newImport: [action('imports.write')],
  abuseReports: [action('abuse.read')],
  letters: [action('letters.read')],
  outbox: [action('outbox.read')],
  senders: [action('campaigns.read')],
} satisfies Record<string, ActionPermission[]>;

/** The menu entry is shown to everyone who may open at least one page. */
export const MENU_PERMISSIONS = Object.values(PAGE_PERMISSIONS).flat();
