/** Who answers for a sender's mail, complete and checked. Empty optional fields are absent. */
export interface Imprint {
  readonly type: 'person' | 'organisation';
  readonly firstName?: string;
  readonly lastName?: string;
  readonly organisationName?: string;
  readonly legalForm?: string;
  readonly inLiquidation?: boolean;
  /** As the last balance sheet has it, with its currency (IT-4, c.c. art. 2250). */
  readonly shareCapital?: string;
  /** One partner holds it all (c.c. art. 2250 comma 4). */
  readonly soleShareholder?: boolean;
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
  /** `DE123456788-00001`: Wirtschafts-Identifikationsnummer (AO § 139c). */
  readonly economicId?: string;
  readonly websiteUrl?: string;
  /** Who permits and watches the business, where it needs a permission. */
  readonly supervisoryAuthority?: string;
  readonly professionalChamber?: string;
  /** Number under which the chamber keeps its member. */
  readonly professionalNumber?: string;
  readonly professionalTitle?: string;
  /** The state that awarded the title: ISO 3166-1 alpha-2, upper case. */
  readonly professionalTitleState?: string;
  /** What the rules of the profession are called and where they can be read. */
  readonly professionalRules?: string;
  /** Responsible for journalistic content (DE-11, MStV § 18(2)). */
  readonly responsiblePerson?: string;
  /** Where that person is found, if elsewhere than the sender. */
  readonly responsibleAddress?: string;
  /** Fewer than four issues a year: no periodical medium (AT-3, MedienG § 1(1) no. 5a lit. c). */
  readonly fewIssues?: boolean;
  /** Medieninhaber and Herausgeber, each with an address if elsewhere than the sender. */
  readonly mediaOwner?: string;
  readonly publisher?: string;
  /** Where the Offenlegung stands for good (MedienG § 25); https. */
  readonly disclosureUrl?: string;
}

export type ImprintField = keyof Imprint;
/** Yes or no; what is not said is no. */
export type FlagField = 'inLiquidation' | 'soleShareholder' | 'fewIssues';
export type TextField = Exclude<ImprintField, 'type' | 'hasVatId' | FlagField>;
