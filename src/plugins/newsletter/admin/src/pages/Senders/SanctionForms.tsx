import { Box, Divider, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { Sanction, SenderDetail } from '../../../../shared/contracts';
import { InputField } from '../../components/Fields';
import { ReasonedDecision } from '../../components/ReasonedDecision';
import { useText, type Text } from '../../i18n/useText';
import { useSanctions } from '../../services/senders';
import { wholeNumber } from '../../services/wholeNumber';

interface SanctionFormProps {
  readonly sender: SenderDetail;
  readonly onChanged: () => void;
}

export const whatOf = ({ kind, perHour }: Sanction, text: Text): string =>
  kind === 'termination'
    ? text('sanctions.termination')
    : text('sanctions.throttle', { count: perHour ?? 0 });

/** Both can be taken back; only what stops all mail is asked about once more. */
export function ThrottleForm({ sender, onChanged }: SanctionFormProps) {
  const text = useText();
  const action = useSanctions(sender.id);
  const [perHour, setPerHour] = useState('');
  const [reason, setReason] = useState('');
  const speed = wholeNumber(perHour);
  const inForce = sender.sanctions.filter(({ kind, released }) => kind === 'throttle' && released === null);
  const decide = (change: Parameters<typeof action.run>[0]) => async () => {
    if (!(await action.run(change, reason.trim()))) return;
    setReason('');
    setPerHour('');
    onChanged();
  };
  return (
    <>
      <Typography variant="epsilon" fontWeight="semiBold" tag="h3">
        {text('sanctions.subtitle.impose')}
      </Typography>
      <Box maxWidth="32rem">
        <InputField
          label={text('sanctions.per_hour')}
          hint={text('sanctions.per_hour.hint')}
          error={perHour.trim() !== '' && speed === null ? text('sanctions.per_hour.invalid') : undefined}
          value={perHour}
          onChange={setPerHour}
        />
      </Box>
      <ReasonedDecision
        action={action}
        reason={{
          label: text('unsubscribe.reason'),
          hint: text('sanctions.reason.hint'),
          value: reason,
          onChange: setReason,
        }}
        decisions={[
          {
            label:
              speed === null ? text('sanctions.throttle_button') : text('sanctions.impose', { count: speed }),
            variant: 'danger-light',
            incomplete: speed === null,
            ...(speed === 0 ? { question: text('sanctions.stop.question', { name: sender.name }) } : {}),
            decide: decide({ kind: 'throttle', perHour: speed ?? 0 }),
          },
          ...inForce.map((sanction) => ({
            label: text('sanctions.release', { what: whatOf(sanction, text) }),
            variant: 'success' as const,
            decide: decide({ kind: 'release', sanctionId: sanction.id }),
          })),
        ]}
      />
    </>
  );
}

/** The one thing nobody can take back, apart from the rest and with a reason of its own (MSR-2.4-8). */
export function TerminationForm({ sender, onChanged }: SanctionFormProps) {
  const text = useText();
  const action = useSanctions(sender.id);
  const [reason, setReason] = useState('');
  const terminate = async () => {
    if (await action.run({ kind: 'termination' }, reason.trim())) onChanged();
  };
  return (
    <>
      <Divider />
      <Typography variant="epsilon" fontWeight="semiBold" tag="h3">
        {text('sanctions.terminate.title')}
      </Typography>
      <Typography textColor="neutral700">{text('sanctions.terminate.hint')}</Typography>
      <ReasonedDecision
        action={action}
        reason={{
          label: text('sanctions.terminate.reason'),
          hint: text('sanctions.reason.hint'),
          value: reason,
          onChange: setReason,
        }}
        decisions={[
          {
            label: text('sanctions.terminate'),
            variant: 'danger-light',
            question: text('sanctions.terminate.question', { name: sender.name }),
            decide: terminate,
          },
        ]}
      />
    </>
  );
}
