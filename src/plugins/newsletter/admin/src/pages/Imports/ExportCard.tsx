import { Button, Checkbox, Flex, Grid, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useState } from 'react';
import { Card } from '../../components/Card';
import { SelectField } from '../../components/Fields';
import { RefusalNotice } from '../../components/RefusalNotice';
import { useOverview } from '../../hooks/useOverview';
import { useText } from '../../i18n/useText';
import { useExportSubscribers } from '../../services/imports';
import { saveFile } from '../../services/saveFile';

const ALL = 'all';

/** Gives a list back as it came in, with the evidence beside it. */
export function ExportCard() {
  const text = useText();
  const { senders, purposes } = useOverview();
  const [senderId, setSenderId] = useState(senders[0]?.id ?? '');
  const [purposeKey, setPurposeKey] = useState(ALL);
  const [forSpreadsheets, setForSpreadsheets] = useState(true);
  const action = useExportSubscribers();
  const own = purposes.filter((purpose) => purpose.senderId === senderId);
  const download = async () => {
    const file = await action.run({
      senderId,
      purposeKey: purposeKey === ALL ? null : purposeKey,
      forSpreadsheets,
    });
    if (file) saveFile('subscribers.csv', file);
  };
  return (
    <Card title={text('export.title')}>
      <Typography>{text('export.intro')}</Typography>
      <RefusalNotice refusal={action.refusal} />
      <Grid.Root gap={4}>
        <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
          <SelectField
            label={text('campaign.sender')}
            value={senderId}
            onChange={setSenderId}
            options={senders.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Grid.Item>
        <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
          <SelectField
            label={text('campaign.purpose')}
            value={purposeKey}
            onChange={setPurposeKey}
            options={[
              { value: ALL, label: text('filter.all_purposes') },
              ...own.map(({ key, title }) => ({ value: key, label: title })),
            ]}
          />
        </Grid.Item>
      </Grid.Root>
      <Checkbox checked={forSpreadsheets} onCheckedChange={(on) => setForSpreadsheets(on === true)}>
        {text('export.for_spreadsheets')}
      </Checkbox>
      <Typography variant="pi" textColor="neutral600">
        {text('export.for_spreadsheets_hint')}
      </Typography>
      <Flex>
        <Button
          variant="secondary"
          startIcon={<Download />}
          onClick={download}
          loading={action.busy}
          disabled={senderId === ''}
        >
          {text('export.download')}
        </Button>
      </Flex>
    </Card>
  );
}
