import type { EmailAddress } from '../../domain/address/email-address';
import type { FormBox } from '../../domain/signup-form/form-version';
import type { StoredRequest } from '../../repositories/signup/confirmation-requests';
import type { SubscriberRecord } from '../../repositories/subscribers/subscribers';
import type { OpenForm } from './open-forms';

/** A signup that has been read and found in order; what it leads to is decided when it is written. */
export interface Signup {
  readonly open: OpenForm;
  readonly ticked: readonly FormBox[];
  readonly fields: Readonly<Record<string, string>>;
  readonly source: string;
  readonly address: EmailAddress;
  readonly emailHash: string;
  readonly locale: 'de' | 'en';
  readonly ip: string;
  readonly userAgent: string;
  /** While the guard holds the form's mails back; null when nothing does. */
  readonly mailNotBefore: number | null;
}

/** A signup that leads to a mail. */
export interface Accepted {
  readonly signup: Signup;
  readonly subscriber: SubscriberRecord;
  readonly boxes: readonly FormBox[];
  readonly request: StoredRequest;
}
