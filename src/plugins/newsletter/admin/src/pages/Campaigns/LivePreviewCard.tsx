import { Flex } from '@strapi/design-system';
import { useMemo } from 'react';
import type { CampaignDraft } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import { CheckView } from '../../components/FindingsList';
import { Notice } from '../../components/Notice';
import { PreviewTabs } from '../../components/PreviewTabs';
import { RefusalNotice } from '../../components/RefusalNotice';
import { useDebounced } from '../../hooks/useDebounced';
import { useText } from '../../i18n/useText';
import { usePreview } from '../../services/previews';
import { problemsIn } from './campaignDraft';

/** Long enough not to render every keystroke, short enough to feel live. */
const DEBOUNCE_MS = 700;

/** The unsaved draft as its readers would see it, and what the content policy says about it. */
export function LivePreviewCard({ draft }: { readonly draft: CampaignDraft }) {
  const text = useText();
  const settled = useDebounced(draft, DEBOUNCE_MS);
  const missing = problemsIn(settled);
  const complete = useMemo(() => (problemsIn(settled).length === 0 ? settled : null), [settled]);
  const { preview, refusal, stale } = usePreview(complete);
  const fields = missing.map((field) => text(`field.${field}`)).join(', ');

  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Card title={text('preview.title')}>
        {missing.length > 0 && <Notice tone="info">{text('preview.incomplete', { fields })}</Notice>}
        <RefusalNotice refusal={refusal} />
        {preview && <PreviewTabs preview={preview} stale={stale} />}
      </Card>
      {preview && (
        <Card title={text('findings.title')}>
          <CheckView check={preview.check} />
        </Card>
      )}
    </Flex>
  );
}
