import { sampleBox, sampleContent, samplePartner } from './form-content.fixture';
import { formHash } from './form-version';
import { requestEvidence } from './request-evidence';

const ACT = {
  requestId: 'r1',
  zone: 'Europe/Zurich',
  source: 'https://testhaus.test/',
  ip: '192.0.2.1',
  userAgent: 'Test',
  ticked: ['brief'],
};

describe('what a request keeps of the form that was shown', () => {
  const content = sampleContent({
    boxes: [sampleBox(), samplePartner(1), samplePartner(2)],
    privacyUrl: 'https://testhaus.test/datenschutz',
  });
  const evidence = requestEvidence(
    { formId: 'f1', version: 3, contentHash: formHash(content), content },
    ACT,
  )(sampleBox());

  it('MOS-2.7: the record names the partners that were shown, ticked or not', () => {
    expect(evidence.partners).toEqual(['Mühle 1 KG', 'Mühle 2 KG']);
    expect(evidence.boxes).toEqual([
      { purposeKey: 'brief', ticked: true },
      { purposeKey: 'partner-1', ticked: false },
      { purposeKey: 'partner-2', ticked: false },
    ]);
  });

  it('MFR-4.3: the record has source, IP, form with version and hash, and every notice that was shown', () => {
    expect(evidence).toMatchObject({
      source: ACT.source,
      ip: ACT.ip,
      form: { id: 'f1', version: 3, hash: formHash(content), language: 'de' },
      notices: {
        privacy: content.privacyNotice,
        privacyUrl: content.privacyUrl,
        tool: content.toolNotice,
        tracking: content.trackingNotice,
        withdrawal: content.withdrawalNotice,
      },
    });
  });
});
