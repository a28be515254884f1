import { useText } from '../../i18n/useText';
import { BASE_PATH } from '../../pluginId';

export function useCampaignsLink() {
  const text = useText();
  return { to: `${BASE_PATH}/campaigns`, label: text('campaigns.title') };
}
