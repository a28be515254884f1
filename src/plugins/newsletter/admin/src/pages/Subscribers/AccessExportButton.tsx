import { Button } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { RefusalNotice } from '../../components/RefusalNotice';
import { useText } from '../../i18n/useText';
import { saveFile } from '../../services/saveFile';
import { useAccessExport } from '../../services/subscribers';

/** Everything that is stored about the person, to be handed over (GDPR Art. 15). */
export function AccessExportButton({ subscriberId }: { readonly subscriberId: string }) {
  const text = useText();
  const { run, busy, refusal } = useAccessExport(subscriberId);
  const download = async () => {
    const content = await run();
    if (content !== undefined) saveFile(`data-${subscriberId}.json`, content);
  };
  return (
    <>
      <Button variant="secondary" startIcon={<Download aria-hidden />} onClick={download} loading={busy}>
        {text('subscriber.access.button')}
      </Button>
      <RefusalNotice refusal={refusal} />
    </>
  );
}
