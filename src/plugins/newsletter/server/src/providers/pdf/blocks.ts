/** What a printed page is made of; how it looks is the business of `print.ts`. */
export type Block =
  | { readonly kind: 'title'; readonly text: string; readonly note: string }
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'steps'; readonly items: readonly string[] }
  /** Names and values. */
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, value: string])[] }
  /** The words of somebody else, exactly. */
  | { readonly kind: 'frame'; readonly caption: string; readonly text: string }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** Shares of the width, one for each column. */
      readonly shares: readonly number[];
      readonly small?: boolean;
    };

export interface Print {
  readonly title: string;
  readonly subject: string;
  readonly author: string;
  readonly language: 'de' | 'en';
  readonly createdAt: Date;
  readonly blocks: readonly Block[];
  /** At the foot of every page; the page numbers stand beside it. */
  readonly footer: string;
  pageOf(page: number, pages: number): string;
  readonly attachment: { readonly name: string; readonly content: Buffer; readonly description: string };
}
