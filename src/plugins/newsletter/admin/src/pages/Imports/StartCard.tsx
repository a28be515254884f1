import { Button, Checkbox, Flex } from '@strapi/design-system';
import { useState } from 'react';
import type { ImportDetail } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import { RefusalNotice } from '../../components/RefusalNotice';
import { useText, useWord } from '../../i18n/useText';
import { useStartImport } from '../../services/imports';

interface StartCardProps {
  readonly detail: ImportDetail;
  readonly onStarted: () => void;
}

/** The importer's own statement, unticked; what he ticked is kept word for word. */
export function StartCard({ detail, onStarted }: StartCardProps) {
  const text = useText();
  const word = useWord();
  const [accepted, setAccepted] = useState(false);
  const start = useStartImport(detail.id);
  const statement = text('import.statement', {
    sender: detail.senderName,
    purpose: detail.purposeTitle,
    origin: word('import.origin', detail.origin),
  });
  const submit = async () => {
    if (await start.run({ accepted: true, statement })) onStarted();
  };
  return (
    <Card title={text('import.start')}>
      <Checkbox checked={accepted} onCheckedChange={(on) => setAccepted(on === true)}>
        {statement}
      </Checkbox>
      <RefusalNotice refusal={start.refusal} />
      <Flex>
        <Button onClick={submit} loading={start.busy} disabled={!accepted}>
          {text('import.start.button')}
        </Button>
      </Flex>
    </Card>
  );
}
