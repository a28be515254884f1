import { embedCodes } from './embed-code';
import type { FormContent } from './form-version';

const content: FormContent = {
  slug: 'brief',
  senderId: 's',
  senderName: 'Testhaus',
  language: 'de',
  title: 'Brief & Karte',
  intro: 'Guten Tag.\n\nSchön, dass Sie da sind.',
  boxes: ['brief', 'karte'].map((key) => ({
    purposeKey: key,
    kind: 'mailing' as const,
    title: `Titel ${key}`,
    messageTypes: `Inhalt ${key}`,
    frequency: `monatlich ${key}`,
    text: `Ja zu ${key}, "bitte" <gern>.`,
    controller: `Haus ${key}`,
  })),
  privacyNotice: 'Verantwortlich ist das Testhaus.',
  privacyUrl: 'https://testhaus.test/datenschutz',
  toolNotice: 'Mit Jawort.',
  trackingNotice: 'Ohne Messung.',
  fields: [{ name: 'firstName', label: 'Vorname' }],
};
const codes = embedCodes({ baseUrl: 'https://post.test/', version: 3, content, anyAddress: false });

describe('embed codes', () => {
  it('MFR-4.1: a script, a plain form and a frame lead to the same form of this installation', () => {
    expect(codes.script).toContain('<script src="https://post.test/newsletter/widget.js" async></script>');
    expect(codes.script).toContain('<jawort-signup form="brief" lang="de">');
    expect(codes.html).toContain('<form method="post" action="https://post.test/newsletter/forms/brief"');
    expect(codes.html).toContain('name="version" value="3"');
    expect(codes.iframe).toContain('src="https://post.test/newsletter/forms/brief?embed=1"');
  });

  it('MOS-2.3: the plain form shows every text of the version', () => {
    const shown = codes.html
      .replace(/&quot;/g, '"')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&');
    const told = [
      content.title,
      'Schön, dass Sie da sind.',
      content.privacyNotice,
      content.privacyUrl,
      content.toolNotice,
      content.trackingNotice,
      'Vorname',
      ...content.boxes.flatMap(({ title, messageTypes, frequency, text, controller }) => [
        title,
        messageTypes,
        frequency,
        text,
        controller,
      ]),
    ];
    for (const text of told) expect(shown).toContain(text);
  });

  it('MOS-2.2: no box of the plain form is ticked, and each stands for one purpose', () => {
    const boxes = codes.html.match(/<input type="checkbox"[^>]*>/g) ?? [];
    expect(boxes.map((box) => /name="([^"]+)"/.exec(box)?.[1])).toEqual([
      'consents[brief]',
      'consents[karte]',
    ]);
    for (const box of boxes) expect(box).not.toMatch(/checked/);
  });

  it('MFR-4.1: what was typed into the form builder never becomes markup, and a strict CSP suffices', () => {
    const hostile = '"><script>alert(1)</script>';
    const all = Object.values(
      embedCodes({
        baseUrl: 'https://post.test',
        version: 1,
        anyAddress: false,
        content: { ...content, title: hostile, intro: hostile, privacyUrl: 'javascript:alert(1)' },
      }),
    ).join('\n');
    expect(all).not.toContain('<script>');
    expect(all).not.toContain('javascript:');
    expect(all).not.toMatch(/\sstyle=|\son[a-z]+=/);
  });

  it('R6531-1: where addresses beyond ASCII are taken, the copied form lets a browser send one', () => {
    const { html } = embedCodes({ baseUrl: 'https://post.test', version: 3, content, anyAddress: true });
    expect(html).toContain('<input type="text" inputmode="email" name="email" required');
    expect(html).not.toContain('type="email"');
    expect(codes.html).toContain('<input type="email" name="email" required');
  });
});
