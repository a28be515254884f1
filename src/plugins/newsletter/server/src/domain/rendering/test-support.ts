import type { MergeContext } from '../message/segments';
import { compileContent } from './compile-content';
import { renderContent } from './render-content';
import { renderFor } from './render-for';
import type { RenderedContent, RenderInput } from './types';

/** Builders for the tests of this folder; all people and places are invented. */
export const anInput = (over: Partial<RenderInput> = {}): RenderInput => ({
  format: 'markdown',
  subject: 'Neues im Mai',
  body: '# Mai\n\nGuten Tag, {{ subscriber.fields.firstName | default: "liebe Leserin, lieber Leser" }}!',
  locale: 'de',
  imprint: {
    lines: ['Verein Beispiel e. V.', 'Musterweg 1', '12345 Musterstadt'],
    url: 'https://example.org/impressum',
  },
  senderName: 'Verein Beispiel',
  purposeTitle: 'Monatsbrief',
  ...over,
});

export const aRecipient = (fields: Record<string, string> = { firstName: 'Zoë' }): MergeContext => ({
  subscriber: { email: 'zoe@example.org', fields },
  links: {
    unsubscribe: 'https://n.test/u/t0ken?a=1&b=2',
    preferences: 'https://n.test/preferences/t0ken',
    webView: 'https://n.test/view/t0ken',
    reportAbuse: 'https://n.test/abuse/t0ken',
    origin: 'https://n.test/origin',
  },
  campaign: { mailingId: 'm-1', subject: 'Neues im Mai' },
});

export async function rendered(over: Partial<RenderInput> = {}): Promise<RenderedContent> {
  const result = await renderContent(anInput(over));
  if (!result.ok) throw new Error(`${result.code}: ${result.detail ?? ''}`);
  return result.rendered;
}

/** All the way to one recipient. */
export async function received(
  over: Partial<RenderInput> = {},
  recipient = aRecipient(),
): Promise<RenderedContent> {
  const compiled = compileContent(await rendered(over));
  if (!compiled.ok) throw new Error(`${compiled.code}: ${compiled.detail ?? ''}`);
  const result = renderFor(compiled.content, recipient);
  if (!result.ok) throw new Error(`${result.code}: ${result.detail}`);
  return result;
}

export async function refusal(
  over: Partial<RenderInput>,
): Promise<{ code: string; rule: string; detail: string }> {
  const result = await renderContent(anInput(over));
  if (result.ok) throw new Error('was rendered');
  return { code: result.code, rule: result.rule, detail: result.detail ?? '' };
}
