import { stripFrontMatter } from './markdown';
import type { RenderInput } from './types';

/** What editors' tools add to a source, taken off before anything is judged. */
export function readSource(input: RenderInput): RenderInput {
  const { format, body, template } = input;
  return {
    ...input,
    body: format === 'markdown' ? stripFrontMatter(body) : readEntities(body),
    ...(template ? { template: { ...template, source: readEntities(template.source) } } : {}),
  };
}

const ENTITIES: Record<string, string> = { quot: '"', apos: "'", '#39': "'", lt: '<', gt: '>', amp: '&' };

/** Visual editors write `{{ x | default: &quot;y&quot; }}`; what Liquid reads must be characters again. */
function readEntities(source: string): string {
  return source.replace(/\{\{[^{}]*\}\}|\{%[^{}]*%\}/g, (tag) =>
    tag.replace(/&(quot|apos|#39|lt|gt|amp);/g, (entity, name: string) => ENTITIES[name] ?? entity),
  );
}
