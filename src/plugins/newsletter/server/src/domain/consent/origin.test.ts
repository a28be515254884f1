import { canonicalJson, EMPTY_LEDGER, linkEntries, type ConsentEventName, type LedgerRecord } from './ledger';
import { originOf } from './origin';

const chain = (...events: [ConsentEventName, object][]): readonly LedgerRecord[] =>
  linkEntries(
    EMPTY_LEDGER,
    events.map(([event, payload], n) => ({
      documentId: `r${n}`,
      senderId: 's',
      subscriberId: 'p',
      purposeKey: 'brief',
      event,
      occurredAt: new Date(Date.UTC(2026, 0, n + 1)).toISOString(),
      payload: canonicalJson(payload),
    })),
  ).records;

const requested = { ip: '192.0.2.1', source: 'https://example.org/brief', text: { text: 'Ja, bitte.' } };

describe('the origin of an address', () => {
  it('MSR-AS-9: names source, time, IP and the exact text of request and confirmation', () => {
    const records = chain(['requested', requested], ['page-view', {}], ['confirmed', { ip: '192.0.2.2' }]);
    expect(originOf('brief', records)).toEqual({
      purposeKey: 'brief',
      source: 'https://example.org/brief',
      requested: { at: Date.UTC(2026, 0, 1), ip: '192.0.2.1' },
      confirmed: { at: Date.UTC(2026, 0, 3), ip: '192.0.2.2' },
      withdrawn: null,
      text: 'Ja, bitte.',
    });
  });

  it('MSR-AS-9: tells of the last wish, and that it was taken back', () => {
    const records = chain(
      ['requested', { ...requested, source: 'old' }],
      ['withdrawn', {}],
      ['requested', requested],
      ['confirmed', {}],
      ['withdrawn', { ip: '192.0.2.3' }],
    );
    expect(originOf('brief', records)).toMatchObject({
      source: 'https://example.org/brief',
      requested: { at: Date.UTC(2026, 0, 3) },
      withdrawn: { at: Date.UTC(2026, 0, 5), ip: '192.0.2.3' },
    });
  });

  it('MSR-AS-9: an imported address answers with the proof that came with it', () => {
    const proof = {
      requestedAt: '2025-05-01T08:00:00.000Z',
      requestIp: '192.0.2.7',
      confirmedAt: '2025-05-01T09:00:00.000Z',
      confirmIp: '192.0.2.8',
      source: 'https://example.org/alt',
      consentText: 'Ja, gern.',
    };
    expect(originOf('brief', chain(['imported', { origin: 'own-form', proof }]))).toMatchObject({
      source: 'https://example.org/alt',
      confirmed: { ip: '192.0.2.8' },
      text: 'Ja, gern.',
    });
  });

  it('MSR-AS-9: without a request there is nothing to tell', () => {
    expect(originOf('brief', chain(['withdrawn', {}]))).toBeNull();
  });
});
