import { Box, Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import type { ErasureResult, Subscriber } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import { RefusalNotice } from '../../components/RefusalNotice';
import { useCan } from '../../hooks/useOverview';
import { useText, type TextId } from '../../i18n/useText';
import { useProof } from '../../services/subscribers';
import { AccessExportButton } from './AccessExportButton';
import { AddressChangeButton } from './AddressChangeButton';
import { AddressChanges } from './AddressChanges';
import { ErasureButton } from './ErasureButton';
import { ProofButtons } from './ProofButtons';
import { UnsubscribeButton } from './UnsubscribeButton';
import { isRevocable } from './subscriberState';

interface RightsCardProps {
  readonly subscriber: Subscriber;
  readonly onChanged: () => void;
  readonly onErased: (result: ErasureResult) => void;
}

/** What can be done for a person who asks. Giving consent is not among it: only the person can (MOS-1.3). */
export function RightsCard({ subscriber, onChanged, onErased }: RightsCardProps) {
  const text = useText();
  const proof = useProof(subscriber.id);
  const known = subscriber.state !== 'erased';
  const { consents } = subscriber;
  const rights = [
    {
      id: 'proof',
      shown: useCan('subscribers.prove'),
      action: <ProofButtons subscriberId={subscriber.id} proof={proof} />,
    },
    {
      id: 'access',
      shown: useCan('rights.access') && known,
      action: <AccessExportButton subscriberId={subscriber.id} />,
    },
    {
      id: 'correction',
      shown: useCan('rights.correct') && consents.some(({ state }) => state === 'active'),
      action: <AddressChangeButton subscriber={subscriber} onDone={onChanged} />,
    },
    {
      id: 'leaving',
      shown: useCan('subscribers.unsubscribe') && consents.some(isRevocable),
      action: <UnsubscribeButton subscriber={subscriber} onDone={onChanged} />,
    },
    {
      id: 'erasure',
      shown: useCan('rights.erase') && known,
      action: <ErasureButton subscriber={subscriber} onDone={onErased} />,
    },
  ] as const;
  const shown = rights.filter((right) => right.shown);
  if (shown.length === 0) return null;
  return (
    <Card title={text('subscriber.rights')}>
      <RefusalNotice refusal={proof.refusal} />
      <Box tag="ul">
        {shown.map(({ id, action }, index) => (
          <Right key={id} id={id} first={index === 0}>
            {action}
          </Right>
        ))}
      </Box>
      <AddressChanges changes={subscriber.addressChanges} />
    </Card>
  );
}

interface RightProps {
  readonly id: 'proof' | 'access' | 'correction' | 'leaving' | 'erasure';
  readonly first: boolean;
  readonly children: ReactNode;
}

function Right({ id, first, children }: RightProps) {
  const text = useText();
  const name: TextId = `subscriber.right.${id}`;
  return (
    <Box tag="li" paddingTop={first ? 0 : 4} paddingBottom={4}>
      <Flex justifyContent="space-between" alignItems="flex-start" gap={4} wrap="wrap">
        <Box flex="1 1 28rem">
          <Typography fontWeight="semiBold" textColor="neutral800" tag="h3">
            {text(name)}
          </Typography>
          <Typography variant="pi" textColor="neutral600" tag="p">
            {text(`subscriber.right.${id}.hint`)}
          </Typography>
        </Box>
        <Flex gap={2} wrap="wrap">
          {children}
        </Flex>
      </Flex>
    </Box>
  );
}
