import { CONFIRMATION_VALID_MS, DAY_MS } from '../consent/confirmation';
import { confirmationMail, lintConfirmationMail, type ConfirmationFinding } from '../notice';
import type { FormContent } from './form-version';

type MailWords = Pick<FormContent, 'slug' | 'senderName' | 'language' | 'boxes'>;

const NOBODY = 'https://example.invalid';

/**
 * What a court could read as advertising in the mail that a signup by this form leads to (DE-6). All words a sender
 * can choose in that mail are in it: his name, the titles, kinds and frequencies of the purposes. The imprint is left
 * out: its fields are checked by themselves and approved by the operator.
 */
export const adsInConfirmation = (content: MailWords): readonly ConfirmationFinding[] =>
  lintConfirmationMail(
    confirmationMail(
      {
        senderName: content.senderName,
        purposes: content.boxes.map((box) => ({
          title: box.title,
          kinds: [box.messageTypes],
          frequency: box.frequency,
        })),
        requestedAt: { at: new Date(0), zone: 'UTC' },
        pageUrl: NOBODY,
        confirmUrl: `${NOBODY}/confirm`,
        validDays: CONFIRMATION_VALID_MS / DAY_MS,
        neverAgainUrl: `${NOBODY}/never-again`,
        imprintLines: [],
      },
      content.language,
    ),
  );
