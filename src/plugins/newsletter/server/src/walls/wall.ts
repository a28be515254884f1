import { Refusal, type RefusalCode } from '../domain/refusal';

/** A row as Strapi's query engine sees it, by attribute name. */
export type Attributes = Readonly<Record<string, unknown>>;

/**
 * What may be written to a content type through Strapi's own doors: Content Manager, REST, GraphQL, documents,
 * db.query. The product's repositories write past these doors and are the only way states change.
 */
export interface Wall {
  readonly create: (data: Record<string, unknown>) => Promise<void> | void;
  readonly update: (data: Record<string, unknown>, before: Attributes) => Promise<void> | void;
  readonly remove: (before: Attributes) => Promise<void> | void;
}

const same = (left: unknown, right: unknown): boolean =>
  left === right || (left ?? null) === (right ?? null) || JSON.stringify(left) === JSON.stringify(right);

/** Refuses a write that gives an attribute another value than it has. */
export const keep = (
  data: Attributes,
  before: Attributes,
  names: readonly string[],
  [code, rule]: readonly [RefusalCode, string],
): void => {
  const touched = names.find(
    (name) => name in data && data[name] !== undefined && !same(data[name], before[name]),
  );
  if (touched !== undefined) throw new Refusal(code, rule, { field: touched });
};

/** Refuses a new row that claims something only the product can know. */
export const leaveUnset = (data: Attributes, initial: Attributes, code: RefusalCode, rule: string): void => {
  const claimed = Object.entries(initial).find(
    ([name, value]) => !same(data[name], value) && !same(data[name], null),
  );
  if (claimed) throw new Refusal(code, rule, { field: claimed[0] });
};

export const refuse = (code: RefusalCode, rule: string) => (): never => {
  throw new Refusal(code, rule);
};
