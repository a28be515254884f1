/** Who answers for a sender's mail, complete and checked. Empty optional fields are absent. */
export interface Imprint {
  readonly type: 'person' | 'organisation';
  readonly firstName?: string;
  readonly lastName?: string;
  readonly organisationName?: string;
  readonly legalForm?: string;
  readonly representatives?: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country: string;
  readonly registerName?: string;
  readonly registerNumber?: string;
  /** E.164, without spaces. */
  readonly phone?: string;
  /** https. */
  readonly contactFormUrl?: string;
  readonly email: string;
  readonly hasVatId: boolean;
  /** Without spaces and dots, upper case. */
  readonly vatId?: string;
  readonly websiteUrl?: string;
  /** Responsible for journalistic content (DE-11, MStV § 18(2)). */
  readonly responsiblePerson?: string;
}

export type ImprintField = keyof Imprint;
/** Every field but the two that are no text. */
export type TextField = Exclude<ImprintField, 'type' | 'hasVatId'>;
