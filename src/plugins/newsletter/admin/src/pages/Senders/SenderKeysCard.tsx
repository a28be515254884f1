import { Box, Flex, Typography } from '@strapi/design-system';
import type { DkimKey, SenderDetail } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import { CodeBlock } from '../../components/CodeBlock';
import { ConfirmButton } from '../../components/ConfirmButton';
import { CopyButton } from '../../components/CopyButton';
import { RefusalNotice } from '../../components/RefusalNotice';
import { StateBadge, type BadgeTone } from '../../components/StateBadge';
import { useDates } from '../../i18n/useDates';
import { useText } from '../../i18n/useText';
import { useWithdrawKey } from '../../services/senders';
import { OrderKeyFields } from './OrderKeyFields';

const TONES = {
  next: 'warning',
  active: 'success',
  previous: 'primary',
  retired: 'neutral',
} as const satisfies Record<DkimKey['role'], BadgeTone>;

interface SenderKeysCardProps {
  readonly sender: SenderDetail;
  readonly mayOrder: boolean;
  readonly onChanged: () => void;
}

/** The signing keys of the sender's domain: what to publish, what signs, and the order for the next one. */
export function SenderKeysCard({ sender, mayOrder, onChanged }: SenderKeysCardProps) {
  const text = useText();
  const action = useWithdrawKey(sender.id);
  const withdraw = (selector: string) => async () => {
    if (await action.run(selector)) onChanged();
  };
  return (
    <Card title={text('sender.keys')}>
      {sender.dkimKeys.length === 0 && <Typography>{text('sender.keys.none')}</Typography>}
      {sender.dkimKeys.map((key) => (
        <KeyEntry key={key.selector} entry={key}>
          {mayOrder && isWithdrawable(key) && (
            <Box>
              <ConfirmButton
                label={text('sender.key.withdraw', { selector: key.selector })}
                question={text(
                  key.role === 'next' ? 'sender.key.withdraw.next' : 'sender.key.withdraw.second',
                )}
                variant="danger-light"
                busy={action.busy}
                onConfirm={withdraw(key.selector)}
              />
            </Box>
          )}
        </KeyEntry>
      ))}
      <RefusalNotice refusal={action.refusal} />
      {mayOrder && <OrderKeyFields sender={sender} onOrdered={onChanged} />}
    </Card>
  );
}

/** The RSA key that signs stays: without it nothing could be sent. */
const isWithdrawable = ({ role, algorithm }: DkimKey): boolean =>
  role === 'next' || (role === 'active' && algorithm === 'ed25519-sha256');

function KeyEntry({ entry, children }: { readonly entry: DkimKey; readonly children: React.ReactNode }) {
  const text = useText();
  const { record, role } = entry;
  const isNeeded = role !== 'retired';
  return (
    <Flex direction="column" alignItems="stretch" gap={2} paddingBottom={4}>
      <Flex gap={2} wrap="wrap">
        <Typography variant="epsilon" fontWeight="semiBold" tag="h3">
          {`${entry.selector} · ${text(`sender.key.${entry.algorithm}`)}`}
        </Typography>
        <StateBadge tone={TONES[role]}>{text(`sender.key.${role}`)}</StateBadge>
      </Flex>
      <KeyDates entry={entry} />
      {isNeeded && (
        <>
          <CodeBlock label={text('sender.key.record', { selector: entry.selector })}>
            {`${record.name} TXT ${record.value}`}
          </CodeBlock>
          <Flex gap={2} wrap="wrap">
            <CopyButton label={text('sender.key.copy_name')}>{record.name}</CopyButton>
            <CopyButton label={text('sender.key.copy_value')}>{record.value}</CopyButton>
          </Flex>
        </>
      )}
      {children}
    </Flex>
  );
}

function KeyDates({ entry: { role, signsFrom, until } }: { readonly entry: DkimKey }) {
  const text = useText();
  const { moment } = useDates();
  const from = signsFrom === null ? null : moment(signsFrom);
  const words = {
    next: text('sender.key.next.from', { at: from ?? '–' }),
    active: until === null ? null : text('sender.key.active.until', { at: moment(until) }),
    previous: until === null ? null : text('sender.key.previous.until', { at: moment(until) }),
    retired: text('sender.key.retired.hint'),
  }[role];
  return words === null ? null : <Typography textColor="neutral700">{words}</Typography>;
}
