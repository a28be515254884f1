import { readDecision } from './decision';

const given = { verdict: 'justified', note: 'Geprüft.' };
const told = {
  reasons: 'Die Seite täuscht über ihren Anbieter.',
  measure: 'web_version_closed',
  ground: '§ 5 UWG',
};

describe('readDecision', () => {
  it('DE-14: a notice of illegal content is decided with reasons, with a measure or none, and a measure with its ground', () => {
    expect(readDecision('unlawful_content', { ...given, ...told })).toEqual({ ...given, ...told });
    const none = { ...given, verdict: 'unjustified', measure: 'none', reasons: 'Es war eine Satire.' };
    expect(readDecision('child_abuse', none)).toMatchObject({ measure: 'none', ground: null });
  });

  it.each([
    ['no measure named', { ...told, measure: undefined }, 'measure'],
    ['an unknown measure', { ...told, measure: 'pillory' }, 'measure'],
    ['no reasons', { ...told, reasons: ' ' }, 'reasons'],
    ['no reasons for doing nothing', { measure: 'none' }, 'reasons'],
    ['a measure without ground', { ...told, ground: '' }, 'ground'],
    ['a measure against who did nothing wrong', { ...told, verdict: 'unjustified' }, 'measure'],
  ])('DE-14: refuses %s', (_what, input, field) => {
    expect(() => readDecision('unlawful_content', { ...given, ...input })).toThrow(
      expect.objectContaining({ code: 'decision_incomplete', rule: 'DE-14', details: { field } }),
    );
  });

  it('MSR-AS-5: other cases close with verdict and note alone, and with nothing less', () => {
    expect(readDecision('never_subscribed', given)).toMatchObject({ measure: 'none', reasons: null });
    for (const input of [{ verdict: 'ok', note: 'x' }, { verdict: 'justified', note: ' ' }, {}])
      expect(() => readDecision('never_subscribed', input)).toThrow(
        expect.objectContaining({ code: 'verdict_missing' }),
      );
  });
});
