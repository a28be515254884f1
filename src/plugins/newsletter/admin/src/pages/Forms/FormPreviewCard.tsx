import { Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useIsMobile } from '@strapi/strapi/admin';
import { useMemo, useState } from 'react';
import type { Finding, FormDraft, FormFinding } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import { FindingsList } from '../../components/FindingsList';
import { FORM_WIDTHS_PX, PreviewFrame } from '../../components/MailFrame';
import { Notice } from '../../components/Notice';
import { RefusalNotice } from '../../components/RefusalNotice';
import { useDebounced } from '../../hooks/useDebounced';
import { useText } from '../../i18n/useText';
import { useFormPreview } from '../../services/previews';
import { previewable } from './formDraft';

const DEBOUNCE_MS = 700;

export type FormWidth = keyof typeof FORM_WIDTHS_PX;

/** The unsaved form as visitors would see it, and what stands against publishing it. */
export function FormPreviewCard({ draft }: { readonly draft: FormDraft }) {
  const text = useText();
  const settled = useDebounced(draft, DEBOUNCE_MS);
  const shown = useMemo(() => previewable(settled), [settled]);
  const { preview, refusal, stale } = useFormPreview(shown);
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <FormFrameCard title={text('preview.title')} html={preview?.html ?? null} stale={stale}>
        <RefusalNotice refusal={refusal} />
        {preview?.html === '' && <Notice tone="info">{text('form.preview.incomplete')}</Notice>}
      </FormFrameCard>
      {preview && (
        <Card title={text('findings.title')}>
          <FormFindings findings={preview.findings} />
        </Card>
      )}
    </Flex>
  );
}

interface FormFrameCardProps {
  readonly title: string;
  readonly html: string | null;
  readonly stale?: boolean;
  readonly children?: React.ReactNode;
}

/** A form page at the width of a screen or a phone, in a frame that can do nothing. */
export function FormFrameCard({ title, html, stale = false, children }: FormFrameCardProps) {
  const text = useText();
  const [width, setWidth] = useState<FormWidth>(useIsMobile() ? 'phone' : 'desktop');
  const select = (
    <SingleSelect
      aria-label={text('preview.width')}
      size="S"
      value={width}
      onChange={(value) => setWidth(value as FormWidth)}
    >
      {(Object.keys(FORM_WIDTHS_PX) as FormWidth[]).map((name) => (
        <SingleSelectOption key={name} value={name}>
          {text(`preview.width.${name}`, { px: FORM_WIDTHS_PX[name] })}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  );
  return (
    <Card title={title} aside={select}>
      {children}
      {html !== null && html !== '' && (
        <div aria-busy={stale}>
          <PreviewFrame title={text('form.preview.frame')} html={html} widthPx={FORM_WIDTHS_PX[width]} />
        </div>
      )}
    </Card>
  );
}

const SEVERITY = { blocks: 'incomplete', hint: 'warning' } as const satisfies Record<
  FormFinding['severity'],
  Finding['severity']
>;

export function FormFindings({ findings }: { readonly findings: readonly FormFinding[] }) {
  const text = useText();
  if (findings.length === 0) return <Notice tone="success" title={text('form.findings.none')} />;
  return (
    <FindingsList
      findings={findings.map((finding) => ({ ...finding, severity: SEVERITY[finding.severity] }))}
    />
  );
}
