import { useState } from 'react';
import { useParams } from 'react-router-dom';
import type { ImportDetail } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import { ConfirmButton } from '../../components/ConfirmButton';
import { DateTime } from '../../components/DateTime';
import { Facts } from '../../components/Facts';
import { Notice } from '../../components/Notice';
import { PageFrame } from '../../components/PageFrame';
import { RefusalNotice } from '../../components/RefusalNotice';
import { ResourceView } from '../../components/ResourceView';
import { StateBadge } from '../../components/StateBadge';
import { useCan } from '../../hooks/useOverview';
import { useDates } from '../../i18n/useDates';
import { useText, useWord } from '../../i18n/useText';
import { PAGE_PERMISSIONS } from '../../permissions';
import { BASE_PATH } from '../../pluginId';
import { useCancelImport, useImport } from '../../services/imports';
import { EvidenceCard } from './EvidenceCard';
import { canBeCancelled, IMPORT_TONES, isMoving } from './importState';
import { MappingCard } from './MappingCard';
import { PreviewCard } from './PreviewCard';
import { ResultCard } from './ResultCard';
import { StartCard } from './StartCard';

const POLL_MS = 2_000;

export default function ImportPage() {
  const { id = '' } = useParams();
  const text = useText();
  const [moving, setMoving] = useState(true);
  const resource = useImport(id, moving ? POLL_MS : null);
  const state = resource.data?.state;
  if (state !== undefined && isMoving(state) !== moving) setMoving(isMoving(state));
  return (
    <PageFrame
      permissions={PAGE_PERMISSIONS.imports}
      title={resource.data?.fileName ?? text('imports.title')}
      back={{ to: `${BASE_PATH}/imports`, label: text('imports.title') }}
      badge={state && <StateBadge tone={IMPORT_TONES[state]}>{text(`import.state.${state}`)}</StateBadge>}
      actions={state && canBeCancelled(state) && <CancelButton id={id} onDone={resource.reload} />}
    >
      <ResourceView resource={resource}>
        {(detail) => (
          <>
            <Origin detail={detail} />
            {detail.problem && (
              <Notice tone="danger" title={text('import.failed')}>
                <p>{detail.problem.message}</p>
                <p>
                  {text('refusal.code_and_rule', { code: detail.problem.code, rule: detail.problem.rule })}
                </p>
              </Notice>
            )}
            {detail.state === 'draft' && <Wizard detail={detail} onChanged={resource.reload} />}
            {detail.evidence && <EvidenceCard detail={detail} onDecided={resource.reload} />}
            {detail.startedAt !== null && detail.evidence?.state !== 'open' && <ResultCard detail={detail} />}
          </>
        )}
      </ResourceView>
    </PageFrame>
  );
}

interface WizardProps {
  readonly detail: ImportDetail;
  readonly onChanged: () => void;
}

function Wizard({ detail, onChanged }: WizardProps) {
  const text = useText();
  const [version, setVersion] = useState(0);
  if (!useCan('imports.write')) return <Notice tone="info">{text('import.draft_of_others')}</Notice>;
  const changed = () => {
    setVersion((before) => before + 1);
    onChanged();
  };
  return (
    <>
      <MappingCard
        key={`${detail.settings.encoding} ${detail.settings.delimiter}`}
        detail={detail}
        onChanged={changed}
      />
      <PreviewCard detail={detail} version={version} />
      <StartCard detail={detail} onStarted={onChanged} />
    </>
  );
}

function Origin({ detail }: { readonly detail: ImportDetail }) {
  const text = useText();
  const word = useWord();
  const { number } = useDates();
  return (
    <Card title={text('import.order')}>
      <Facts
        items={[
          { label: text('campaign.sender'), value: detail.senderName },
          { label: text('campaign.purpose'), value: detail.purposeTitle },
          { label: text('import.origin'), value: word('import.origin', detail.origin) },
          { label: text('import.created'), value: <DateTime value={detail.createdAt} /> },
          { label: text('import.bytes'), value: number(detail.fileBytes) },
          { label: text('import.hash'), value: detail.fileHash ?? '–' },
        ]}
      />
    </Card>
  );
}

function CancelButton({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const text = useText();
  const cancel = useCancelImport(id);
  if (!useCan('imports.write')) return null;
  const confirm = async () => {
    if (await cancel.run({})) onDone();
  };
  return (
    <>
      <RefusalNotice refusal={cancel.refusal} />
      <ConfirmButton
        label={text('import.cancel')}
        question={text('import.cancel.question')}
        variant="danger-light"
        busy={cancel.busy}
        onConfirm={confirm}
      />
    </>
  );
}
