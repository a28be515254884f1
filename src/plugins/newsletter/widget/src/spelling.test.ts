import { suggest } from './spelling';

describe('spelling suggestions', () => {
  it.each([
    ['gmial.com', 'gmail.com'],
    ['gmx.e', 'gmx.de'],
    ['web.d', 'web.de'],
    ['t-onlin.de', 't-online.de'],
    ['hotmial.com', 'hotmail.com'],
    ['yaho.de', 'yahoo.de'],
    ['blewin.ch', 'bluewin.ch'],
    ['aon.a', 'aon.at'],
    ['libero.i', 'libero.it'],
  ])('C.4: %s may have meant %s', (typed, meant) => {
    expect(suggest(`Ina.Muster@${typed}`)).toBe(`Ina.Muster@${meant}`);
  });

  it.each([
    'gmx.de',
    'gmx.at',
    'web.de',
    'mail.de',
    'gmail.de',
    'example.org',
    'uni-wien.ac.at',
    'proton.me',
    'ethz.ch',
    'tim.it',
    'online.de',
    'ionos.de',
  ])('C.4: %s is left alone', (domain) => {
    expect(suggest(`ina@${domain}`)).toBeNull();
  });

  it('C.4: what is no address yet is left alone', () => {
    for (const typed of ['', 'ina', 'ina@', '@gmial.com', 'ina@gmial']) expect(suggest(typed)).toBeNull();
  });
});
