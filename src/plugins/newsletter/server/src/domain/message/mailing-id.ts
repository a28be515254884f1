import { MessageError } from './message-error';

const MAC_CHARACTERS = 8;

/**
 * The Mailing-ID of a campaign, e.g. `t8f3k-20261121-a9-0f3c77d1`: unique because a sender counts its
 * campaigns, not guessable because of the keyed end (MFR-8.1). `day` is read in UTC; `mac` is keyed and
 * returns hex or lower-case letters and digits.
 */
export function mailingId(
  senderKey: string,
  campaignNumber: number,
  day: Date,
  mac: (data: string) => string,
): string {
  if (!/^[a-z0-9]{1,24}$/.test(senderKey) || !Number.isSafeInteger(campaignNumber) || campaignNumber < 1) {
    throw new MessageError('invalid_mailing_id', 'MFR-8.1', 'sender key or campaign number');
  }
  const date = day.toISOString().slice(0, 10).replaceAll('-', '');
  const open = `${senderKey}-${date}-a${campaignNumber}`;
  const keyed = mac(`mailing-id:${open}`).toLowerCase();
  if (!/^[a-z0-9]{8,}$/.test(keyed)) throw new MessageError('invalid_mailing_id', 'MFR-8.1', 'mac output');
  return `${open}-${keyed.slice(0, MAC_CHARACTERS)}`;
}
