import { CONFIRMATION_VALID_MS, DAY_MS } from '../../domain/consent/confirmation';
import { confirmationMail, type ServiceMail } from '../../domain/notice';
import { escapeHtml } from '../../domain/notice/html';
import type { FormBox } from '../../domain/signup-form/form-version';
import type { StoredRequest } from '../../repositories/signup/confirmation-requests';
import { randomId } from '../../repositories/rows';
import type { Links } from '../links';
import type { OpenForm } from './open-forms';

/** Stand for the two links until the request is known. Nobody can guess them, so nobody can put them into a text. */
const SLOT = `https://${randomId()}.invalid`;
const CONFIRM = `${SLOT}/confirm`;
const NEVER_AGAIN = `${SLOT}/never-again`;

const filled = (text: string, confirmUrl: string, neverAgainUrl: string): string =>
  text.replaceAll(CONFIRM, () => confirmUrl).replaceAll(NEVER_AGAIN, () => neverAgainUrl);

/**
 * The confirmation mails of one batch. Signups of one form in one minute differ by their links alone, so each such
 * group is written once and only the links are put in per person.
 */
export const createConfirmationMails = (links: Links) => {
  const written = new Map<string, ServiceMail>();

  const write = ({ form, sender, imprint }: OpenForm, boxes: readonly FormBox[], request: StoredRequest) =>
    confirmationMail(
      {
        senderName: sender.name,
        purposes: boxes.map((box) => ({
          title: box.title,
          kinds: [box.messageTypes],
          frequency: box.frequency,
        })),
        requestedAt: { at: new Date(request.requestedAt), zone: sender.timeZone },
        pageUrl: request.source ?? links.form(form.content.slug),
        confirmUrl: CONFIRM,
        validDays: CONFIRMATION_VALID_MS / DAY_MS,
        neverAgainUrl: NEVER_AGAIN,
        imprintLines: imprint,
      },
      request.locale,
    );

  return (open: OpenForm, boxes: readonly FormBox[], request: StoredRequest): ServiceMail => {
    const { formId, formVersion, source, locale } = request;
    const key = JSON.stringify([formId, formVersion, source, locale, request.purposeKeys]);
    const mail = written.get(key) ?? write(open, boxes, request);
    written.set(key, mail);
    const [confirm, neverAgain] = [links.confirm(request.id), links.neverAgain(request.id)];
    return {
      subject: mail.subject,
      html: filled(mail.html, escapeHtml(confirm), escapeHtml(neverAgain)),
      text: filled(mail.text, confirm, neverAgain),
    };
  };
};
