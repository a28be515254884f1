import { Box, Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { ArrowDown, ArrowUp, Plus, Trash } from '@strapi/icons';
import { useState } from 'react';
import type { FormStarter, Purpose } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import { SelectField } from '../../components/Fields';
import { Notice } from '../../components/Notice';
import { StateBadge } from '../../components/StateBadge';
import { useText } from '../../i18n/useText';
import { PurposeDialog } from '../Purposes/PurposeDialog';
import { moved, partnersIn, without } from './formDraft';
import type { PartProps } from './part';

interface BoxesCardProps extends PartProps {
  readonly purposes: readonly Purpose[];
  readonly starter: FormStarter | undefined;
  readonly onPurposeAdded: () => void;
}

/** One box per purpose, in the order visitors see; added, moved and taken off with the keyboard as well. */
export function BoxesCard({ edited, disabled, purposes, starter, onPurposeAdded }: BoxesCardProps) {
  const text = useText();
  const { draft, change } = edited;
  const [adding, setAdding] = useState(false);
  const free = purposes.filter(({ key, archived }) => !archived && !draft.purposeKeys.includes(key));
  const add = (key: string) => change({ purposeKeys: [...draft.purposeKeys, key] });
  return (
    <Card title={text('form.boxes')}>
      <Typography textColor="neutral600" tag="p">
        {text('form.boxes.hint')}
      </Typography>
      {draft.purposeKeys.length > 0 && <BoxList edited={edited} disabled={disabled} purposes={purposes} />}
      {!disabled && free.length > 0 && (
        <SelectField
          label={text('form.boxes.add')}
          placeholder={text('form.boxes.choose')}
          value=""
          onChange={add}
          options={free.map(({ key, title, kind }) => ({
            value: key,
            label: `${title} (${text(`purpose.kind.${kind}`)})`,
          }))}
        />
      )}
      {!disabled && (
        <div>
          <Button variant="secondary" startIcon={<Plus />} onClick={() => setAdding(true)}>
            {text('purposes.new')}
          </Button>
        </div>
      )}
      <PartnerNotice count={partnersIn(draft, purposes)} starter={starter} />
      {adding && (
        <PurposeDialog
          purpose={null}
          senderId={draft.senderId}
          onClose={() => setAdding(false)}
          onSaved={({ key }) => {
            setAdding(false);
            onPurposeAdded();
            add(key);
          }}
        />
      )}
    </Card>
  );
}

function BoxList({ edited, disabled, purposes }: PartProps & { readonly purposes: readonly Purpose[] }) {
  const text = useText();
  const { draft, change } = edited;
  const keys = draft.purposeKeys;
  return (
    <Flex tag="ol" direction="column" alignItems="stretch" gap={2} aria-label={text('form.boxes')}>
      {keys.map((key, index) => {
        const purpose = purposes.find((one) => one.key === key);
        const title = purpose?.title ?? key;
        return (
          <Box tag="li" key={key} padding={3} hasRadius borderColor="neutral200">
            <Flex justifyContent="space-between" alignItems="flex-start" gap={3}>
              <BoxWords purpose={purpose} title={title} />
              {!disabled && (
                <Flex gap={1}>
                  <IconButton
                    label={text('form.boxes.up', { title })}
                    onClick={() => change({ purposeKeys: moved(keys, index, -1) })}
                    disabled={index === 0}
                  >
                    <ArrowUp />
                  </IconButton>
                  <IconButton
                    label={text('form.boxes.down', { title })}
                    onClick={() => change({ purposeKeys: moved(keys, index, 1) })}
                    disabled={index === keys.length - 1}
                  >
                    <ArrowDown />
                  </IconButton>
                  <IconButton
                    label={text('form.boxes.remove', { title })}
                    onClick={() => change({ purposeKeys: without(keys, index) })}
                  >
                    <Trash />
                  </IconButton>
                </Flex>
              )}
            </Flex>
          </Box>
        );
      })}
    </Flex>
  );
}

function BoxWords({ purpose, title }: { readonly purpose: Purpose | undefined; readonly title: string }) {
  const text = useText();
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Typography fontWeight="semiBold" textColor="neutral800">
        {title}
      </Typography>
      {purpose && (
        <Typography variant="pi" textColor="neutral600">
          {purpose.messageTypes} · {purpose.frequency}
        </Typography>
      )}
      {purpose && purpose.kind !== 'mailing' && (
        <StateBadge tone="primary">{text(`purpose.kind.${purpose.kind}`)}</StateBadge>
      )}
      {purpose?.archived && <StateBadge tone="danger">{text('purpose.archived')}</StateBadge>}
    </Flex>
  );
}

/** Whether partners may be on the form at all, and how many are left (MOS-2.7, MSR-2.4-5). */
function PartnerNotice({
  count,
  starter,
}: {
  readonly count: number;
  readonly starter: FormStarter | undefined;
}) {
  const text = useText();
  if (starter === undefined) return null;
  const { max, rule } = starter.partners;
  if (max === 0 && count === 0) return <Notice tone="info">{text('form.partners.off', { rule })}</Notice>;
  const tone = count > max ? 'danger' : 'info';
  return <Notice tone={tone}>{text('form.partners.count', { count, max, rule })}</Notice>;
}
