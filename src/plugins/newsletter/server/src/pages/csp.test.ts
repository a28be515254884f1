import { createHash } from 'node:crypto';
import { load } from 'cheerio';
import { pageCsp } from './csp';
import { formPage } from './form-page';
import { sampleForm } from './samples.fixture';

const ancestors = (policy: string) => /frame-ancestors (.*)$/.exec(policy)?.[1];

describe('pageCsp', () => {
  it('DE-13: allows exactly the style sheet that stands in the page, byte for byte', () => {
    const style = load(formPage(sampleForm, 'en'))('style').html() ?? '';
    const hash = createHash('sha256').update(style, 'utf8').digest('base64');
    expect(pageCsp()).toContain(`style-src 'sha256-${hash}';`);
  });

  it('MSR-2.4-17: allows no script, no other host, no frame by default', () => {
    expect(pageCsp()).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]+'; form-action 'self'; base-uri 'none'; /,
    );
    expect(ancestors(pageCsp())).toBe(`'none'`);
  });

  it('MFR-4.1: lets the named sites frame the form', () => {
    expect(
      ancestors(pageCsp({ frameAncestors: ['https://mueller.example/', 'http://localhost:3000'] })),
    ).toBe('https://mueller.example http://localhost:3000');
  });

  it.each([
    '*',
    'https:',
    'https://*.example',
    'mueller.example',
    'https://a.example; script-src *',
    'https://a.example/x',
  ])('MFR-4.1: drops the entry %p rather than widen the policy', (entry) =>
    expect(ancestors(pageCsp({ frameAncestors: [entry] }))).toBe(`'none'`),
  );
});
