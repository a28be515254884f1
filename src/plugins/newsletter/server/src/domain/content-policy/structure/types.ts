export interface StructureInput {
  html: string;
  text: string;
  subject: string;
  /** The link of this campaign as it stands in both parts: the placeholder, the address, or a pattern of it. */
  unsubscribeUrl: string | RegExp;
  /** Every line must stand in both parts as full text; empty: not checked. */
  imprintLines: readonly string[];
}
