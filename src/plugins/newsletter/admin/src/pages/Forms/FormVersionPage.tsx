import { useParams } from 'react-router-dom';
import type { FormVersionView } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import { DateTime } from '../../components/DateTime';
import { Facts } from '../../components/Facts';
import { Notice } from '../../components/Notice';
import { PageFrame } from '../../components/PageFrame';
import { ResourceView } from '../../components/ResourceView';
import { useDates } from '../../i18n/useDates';
import { useText, useWord } from '../../i18n/useText';
import { PAGE_PERMISSIONS } from '../../permissions';
import { BASE_PATH } from '../../pluginId';
import { useFormVersion } from '../../services/forms';
import { FormFrameCard } from './FormPreviewCard';

/** One version of a form as visitors saw it. */
export default function FormVersionPage() {
  const { id = '', version = '' } = useParams();
  const text = useText();
  const resource = useFormVersion(id, version);
  const { data } = resource;
  return (
    <PageFrame
      permissions={PAGE_PERMISSIONS.forms}
      title={text('form.version.title', { form: data?.formName ?? text('form.page'), version })}
      back={{ to: `${BASE_PATH}/forms/${id}`, label: data?.formName ?? text('form.page') }}
    >
      <ResourceView resource={resource}>{(view) => <VersionView view={view} />}</ResourceView>
    </PageFrame>
  );
}

function VersionView({ view }: { readonly view: FormVersionView }) {
  const text = useText();
  const word = useWord();
  const { number } = useDates();
  return (
    <>
      <Notice tone={view.current ? 'success' : 'info'}>
        {text(view.current ? 'form.version.is_current' : 'form.version.is_past')}
      </Notice>
      <Card title={text('form.version.facts')}>
        <Facts
          items={[
            { label: text('form.published_at'), value: <DateTime value={view.publishedAt} /> },
            {
              label: text('form.published_by'),
              value: view.publishedBy === null ? '–' : word('actor', view.publishedBy),
            },
            { label: text('form.confirmed'), value: number(view.confirmed) },
            { label: text('form.open'), value: number(view.open) },
            { label: text('form.hash'), value: <code>{view.contentHash}</code> },
          ]}
        />
      </Card>
      <FormFrameCard title={text('form.version.shown')} html={view.html}>
        <Notice tone="info">{text('form.version.exact')}</Notice>
      </FormFrameCard>
    </>
  );
}
