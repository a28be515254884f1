import {
  type Liquid,
  LiquidError,
  Tokenizer,
  TokenKind,
  type TagToken,
  type Template,
  type TopLevelToken,
} from 'liquidjs';
import { RESERVED_NAMES } from './merge-scope';

const BINDING_TAGS = new Set(['assign', 'capture', 'for']);
const FIRST_NAME = /^[\s"']*([^\s=|"',.]+)/;

/** Liquid's own tokens of a source, in order and flat; throws on an unclosed tag. */
export function readTokens(engine: Liquid, source: string): TopLevelToken[] {
  return new Tokenizer(source).readTopLevelTokens(engine.options);
}

export const isTag = (token: TopLevelToken): token is TagToken => token.kind === TokenKind.Tag;

export type ParseResult = { ok: true; templates: Template[] } | { ok: false; detail: string };

/** Parses once; refuses unknown tags and filters, and tags that rebind the product's own names. Never throws. */
export function parseLiquid(engine: Liquid, source: string): ParseResult {
  try {
    const rebound = readTokens(engine, source).filter(isTag).find(rebindsReservedName);
    if (rebound) {
      const [line] = rebound.getPosition();
      return { ok: false, detail: `"${rebound.getText()}" rebinds a reserved name, line:${line}` };
    }
    return { ok: true, templates: engine.parse(source) };
  } catch (error) {
    return { ok: false, detail: describe(error) };
  }
}

function rebindsReservedName(token: TagToken): boolean {
  const name = FIRST_NAME.exec(token.args)?.[1];
  return BINDING_TAGS.has(token.name) && name !== undefined && RESERVED_NAMES.has(name);
}

/** liquidjs ends its messages with `, line:N, col:N`. */
function describe(error: unknown): string {
  if (LiquidError.is(error) || error instanceof Error) return (error as Error).message;
  return String(error);
}
