import { parseLiquid } from './liquid-check';
import { plainEngine } from './liquid-engine';
import { problem, type RenderProblem } from './problems';
import type { RenderInput } from './types';

/** SIZE-1: integrators of certified senders advise 1 MB for the whole message. */
export const MAX_BYTES = 1_048_576;

const CONTROL = /[\u0000-\u001f\u007f\u0085\u2028\u2029]/;

/** What can be refused before any work is done; the first reason found, or nothing. */
export function findInputProblem(input: RenderInput): RenderProblem | undefined {
  return checkSubject(input) ?? checkSources(input) ?? checkLiquid(input);
}

function checkSubject({ subject }: RenderInput): RenderProblem | undefined {
  if (subject.trim() === '') return problem('subject_empty');
  return CONTROL.test(subject) ? problem('subject_control_characters') : undefined;
}

function checkSources({ body, template, preheader, imprint }: RenderInput): RenderProblem | undefined {
  if (body.trim() === '') return problem('body_empty');
  const sources = [body, template?.source ?? '', preheader ?? ''];
  if (sources.some((source) => Buffer.byteLength(source) > MAX_BYTES)) return problem('body_too_large');
  if (sources.some((source) => source.includes('\0'))) return problem('body_control_characters');
  return imprint.lines.some((line) => line.trim() !== '') ? undefined : problem('imprint_missing');
}

/** Checked on the sources, for there the line numbers are those the editor sees. */
function checkLiquid({ subject, preheader, body, template }: RenderInput): RenderProblem | undefined {
  const sources = { subject, preheader: preheader ?? '', body, template: template?.source ?? '' };
  for (const [name, source] of Object.entries(sources)) {
    const parsed = parseLiquid(plainEngine, source);
    if (!parsed.ok) return problem('template_invalid', `${name}: ${parsed.detail}`);
  }
  return undefined;
}
