type Child = Node | string | null | undefined | false | readonly Child[];
type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/** Builds an element. Texts become text nodes: nothing a form says can turn into markup. */
export const h = <T extends keyof HTMLElementTagNameMap>(
  tag: T,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[T] => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== undefined) element.setAttribute(name, value);
  }
  append(element, children);
  return element;
};

const append = (element: Element, children: readonly Child[]): void => {
  for (const child of children) {
    if (Array.isArray(child)) append(element, child);
    else if (child) element.append(child as Node | string);
  }
};

/** Plain text as paragraphs: a blank line parts them, a single line break stays one. */
export const prose = (text: string, part = 'text'): HTMLElement[] =>
  text
    .trim()
    .split(/\r?\n\s*\r?\n/)
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) =>
      h(
        'p',
        { part },
        paragraph.split(/\r?\n/).flatMap((line, n) => (n === 0 ? [line] : [h('br'), line])),
      ),
    );

/** Only web addresses become links. */
export const isWebAddress = (address: string | null): address is string =>
  address !== null && /^https?:\/\//i.test(address);
