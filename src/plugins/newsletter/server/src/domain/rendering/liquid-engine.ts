import { Liquid } from 'liquidjs';

/**
 * The part of Liquid an editor may use. Left out on purpose: `raw` (unescaped output), `cycle`, `echo`, `tablerow`
 * (write past the escaping), `include`/`render`/`layout` (file access), `break`/`continue` (would leave an element
 * open around the product's footer), `date` (reads the clock; a campaign's content must not depend on when it is
 * evaluated).
 */
const TAGS = new Set(['if', 'unless', 'case', 'for', 'assign', 'capture', 'comment']);

const FILTERS = new Set(
  (
    'abs append at_least at_most capitalize ceil default divided_by downcase first floor join last lstrip minus ' +
    'modulo plus prepend remove remove_first replace replace_first round rstrip size slice split strip times ' +
    'truncate truncatewords upcase url_encode'
  ).split(' '),
);

/** Characters parsed per part; elements and characters made, and milliseconds used, per recipient and part. */
const LIMITS = { parseLimit: 8_000_000, memoryLimit: 200_000, renderLimit: 250 } as const;

function createEngine(outputEscape?: 'escape'): Liquid {
  const engine = new Liquid({
    ...LIMITS,
    ...(outputEscape ? { outputEscape } : {}),
    ownPropertyOnly: true,
    strictFilters: true,
    strictVariables: false,
    templates: {},
  });
  for (const tag of Object.keys(engine.tags)) if (!TAGS.has(tag)) delete engine.tags[tag];
  for (const filter of Object.keys(engine.filters)) if (!FILTERS.has(filter)) engine.unregisterFilter(filter);
  // Escaping belongs to the part, not to the editor: `escape` is accepted and changes nothing.
  engine.registerFilter('escape', (value: unknown) => value);
  return engine;
}

/** Escapes every output: for the HTML part alone. */
export const htmlEngine = createEngine('escape');
/** For the subject and the text part. */
export const plainEngine = createEngine();
