export type PurposeKind = 'mailing' | 'tracking' | 'partner';

/** POST /newsletter/purposes, PUT /newsletter/purposes/:id (sender, key and kind stay). */
export interface PurposeDraft {
  readonly senderId: string;
  readonly key: string;
  readonly kind: PurposeKind;
  readonly title: string;
  readonly messageTypes: string;
  readonly frequency: string;
  readonly text: string;
  /** Who is responsible by name; for a partner its company. */
  readonly controller: string;
  /** Of a partner. */
  readonly products: string | null;
  readonly address: string | null;
}

/**
 * GET /newsletter/purposes?senderId=&page=&pageSize= → Page<Purpose>.
 * POST /newsletter/purposes/:id/archival archives (409 purpose_in_use while a published form offers it), DELETE restores.
 */
export interface Purpose extends PurposeDraft {
  readonly id: string;
  readonly senderName: string;
  readonly archived: boolean;
  /** Grows with every change of words; consents keep the words they were given to. */
  readonly version: number;
  readonly activeCount: number;
  /** Published forms that offer it; `outdated` where visitors still read older words. */
  readonly forms: readonly {
    readonly id: string;
    readonly slug: string;
    readonly title: string;
    readonly outdated: boolean;
  }[];
}
