import { Context, type Liquid, type Template, type Token, TokenKind } from 'liquidjs';
import type { CompiledContent, MergeContext, Segment, SlotValues } from '../message/segments';
import { escapeHtml } from './escape';
import { htmlEngine, plainEngine } from './liquid-engine';
import { parseLiquid } from './liquid-check';
import { mergeScope } from './merge-scope';
import { type PlainOutput, plainOutput } from './plain-output';
import { problem, type RenderProblem } from './problems';
import type { RenderedContent } from './types';

export type CompileResult = { readonly ok: true; readonly content: CompiledContent } | RenderProblem;

/** liquidjs does not export the class of its literals; getContent respects `{{-` and `-}}`. */
type LiteralToken = Token & { getContent(): string };

interface Slot {
  readonly template: Template;
  readonly plain: PlainOutput | undefined;
}

interface PartKind {
  readonly engine: Liquid;
  readonly escape: (value: string) => string;
  readonly clean: (value: string) => string;
}

interface Part {
  readonly kind: PartKind;
  readonly slots: readonly Slot[];
  readonly segments: readonly Segment[];
}

/** R5322-4, header injection: controls, NEL, LS and PS end a line somewhere. */
const HEADER_BREAKS = /[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g;
const asHeader = (value: string): string => value.replace(HEADER_BREAKS, ' ');
/** R5322-1: no NUL and no bare CR in a body. */
const asBody = (value: string): string =>
  /[\u0000\r]/.test(value) ? value.replace(/\u0000/g, '').replace(/\r\n?/g, '\n') : value;

const asIs = (value: string): string => value;

const PARTS = {
  subject: { engine: plainEngine, escape: asIs, clean: asHeader },
  html: { engine: htmlEngine, escape: escapeHtml, clean: asBody },
  text: { engine: plainEngine, escape: asIs, clean: asBody },
} as const satisfies Record<string, PartKind>;

/**
 * Parses Liquid once per campaign. Every top-level output or block becomes one slot; between them stand literals.
 * Slots of one part share one context per recipient, so `assign` works across them.
 */
export function compileContent(rendered: RenderedContent): CompileResult {
  const parts: Part[] = [];
  let firstSlot = 0;
  for (const name of ['subject', 'html', 'text'] as const) {
    const parsed = parseLiquid(PARTS[name].engine, rendered[name]);
    if (!parsed.ok) return problem('template_invalid', `${name}: ${parsed.detail}`);
    const part = toPart(parsed.templates, firstSlot, PARTS[name]);
    firstSlot += part.slots.length;
    parts.push(part);
  }
  const [subject, html, text] = parts as [Part, Part, Part];
  return {
    ok: true,
    content: {
      subject: subject.segments,
      html: html.segments,
      text: text.segments,
      evaluate: (recipient) => evaluate(parts, recipient),
    },
  };
}

function toPart(templates: Template[], firstSlot: number, kind: PartKind): Part {
  const slots: Slot[] = [];
  const known = new Map<string, number>();
  const segments = templates.map((template): Segment => {
    if (template.token.kind === TokenKind.HTML)
      return { literal: (template.token as LiteralToken).getContent() };
    const source = template.token.getText();
    const plain = plainOutput(source);
    // No template can change what a plain output says: the same name in twenty places is one slot.
    const slot = (plain && known.get(source)) ?? firstSlot + slots.push({ template, plain }) - 1;
    if (plain) known.set(source, slot);
    return { slot };
  });
  return { kind, slots, segments };
}

function evaluate(parts: readonly Part[], recipient: MergeContext): SlotValues {
  try {
    const scope = mergeScope(recipient);
    return { ok: true, values: parts.flatMap((part) => evaluatePart(part, scope)) };
  } catch (error) {
    // A loop without end, a memory hog: this recipient gets nothing (fail closed), the others go on.
    const detail = error instanceof Error ? error.message : String(error);
    return { ok: false, code: 'merge_failed', rule: 'DESIGN-2.7', detail };
  }
}

function evaluatePart({ kind, slots }: Part, scope: Record<string, unknown>): string[] {
  const { engine, escape, clean } = kind;
  const context = new Context(scope, engine.options, { sync: true }, { liquid: engine });
  return slots.map(({ template, plain }) => {
    const value = plain?.(scope);
    return clean(value === undefined ? String(engine.renderSync([template], context)) : escape(value));
  });
}
