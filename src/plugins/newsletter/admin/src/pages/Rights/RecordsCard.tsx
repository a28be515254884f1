import { Button, Flex, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { Card } from '../../components/Card';
import { RefusalNotice } from '../../components/RefusalNotice';
import { useText } from '../../i18n/useText';
import { RECORD_FILES, useRecordFile, type RecordFile } from '../../services/rights';
import { saveFile } from '../../services/saveFile';

/** Records of processing (G-30) and the template of an agreement (G-28), made when the button is pressed. */
export function RecordsCard() {
  const text = useText();
  const { run, busy, refusal } = useRecordFile();
  const download = async (file: RecordFile) => {
    const content = await run(file);
    if (content !== undefined) saveFile(RECORD_FILES[file].name, content);
  };
  return (
    <Card title={text('records.title')}>
      <Typography textColor="neutral600">{text('records.hint')}</Typography>
      <RefusalNotice refusal={refusal} />
      <Flex gap={2} wrap="wrap">
        {(['text', 'json', 'agreement'] as const).map((file) => (
          <Button
            key={file}
            variant="secondary"
            startIcon={<Download aria-hidden />}
            onClick={() => download(file)}
            loading={busy}
          >
            {text(`records.${file}`)}
          </Button>
        ))}
      </Flex>
    </Card>
  );
}
