import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { DkimAlgorithm, SenderDetail } from '../../../../shared/contracts';
import { InputField, SelectField } from '../../components/Fields';
import { RefusalNotice } from '../../components/RefusalNotice';
import { useText } from '../../i18n/useText';
import { useOrderKey } from '../../services/senders';
import { browserZone, isoOfLocal, localOf } from '../Campaigns/startTime';

const ALGORITHMS: readonly DkimAlgorithm[] = ['rsa-sha256', 'ed25519-sha256'];
const HOUR_MS = 3_600_000;

interface OrderKeyFieldsProps {
  readonly sender: SenderDetail;
  readonly onOrdered: () => void;
}

/** Orders the next key of the domain, or another day for the one that waits. */
export function OrderKeyFields({ sender, onOrdered }: OrderKeyFieldsProps) {
  const text = useText();
  const action = useOrderKey(sender.id);
  const [algorithm, setAlgorithm] = useState<DkimAlgorithm>('rsa-sha256');
  const [local, setLocal] = useState('');
  const signsFrom = isoOfLocal(local);
  const waits = sender.dkimKeys.some((key) => key.role === 'next' && key.algorithm === algorithm);
  const order = async () => {
    if (signsFrom === null || !(await action.run({ algorithm, signsFrom }))) return;
    setLocal('');
    onOrdered();
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography variant="epsilon" fontWeight="semiBold" tag="h3">
        {text('sender.key.order')}
      </Typography>
      <Typography textColor="neutral700">
        {text('sender.key.order.hint', { domain: sender.domain })}
      </Typography>
      <Box maxWidth="32rem">
        <SelectField
          label={text('sender.key.algorithm')}
          value={algorithm}
          onChange={(value) => setAlgorithm(ALGORITHMS.find((one) => one === value) ?? 'rsa-sha256')}
          options={ALGORITHMS.map((value) => ({ value, label: text(`sender.key.${value}`) }))}
        />
      </Box>
      <Box maxWidth="32rem">
        <InputField
          label={text('field.signsFrom')}
          hint={text('sender.key.from.hint', { zone: browserZone() })}
          type="datetime-local"
          min={localOf(new Date(Date.now() + HOUR_MS))}
          value={local}
          onChange={setLocal}
          required
        />
      </Box>
      <RefusalNotice refusal={action.refusal} />
      <Box>
        <Button loading={action.busy} disabled={signsFrom === null} onClick={order}>
          {text(waits ? 'sender.key.move' : 'sender.key.make')}
        </Button>
      </Box>
    </Flex>
  );
}
