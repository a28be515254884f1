import { Button, Flex, Typography } from '@strapi/design-system';
import type { FormStarter, Purpose } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import { AreaField, InputField } from '../../components/Fields';
import { useText } from '../../i18n/useText';
import { NOTICES, measures, proposalFor, type NoticeName } from './formDraft';
import type { PartProps } from './part';

interface NoticesCardProps extends PartProps {
  readonly purposes: readonly Purpose[];
  readonly starter: FormStarter | undefined;
}

/** What has to be told before anybody ticks; each text with a proposal to start from. */
export function NoticesCard({ edited, disabled, purposes, starter }: NoticesCardProps) {
  const text = useText();
  const { draft, change } = edited;
  const proposal = (name: NoticeName) =>
    starter === undefined ? null : proposalFor(name, starter, measures(draft, purposes));
  return (
    <Card title={text('form.notices')}>
      <Typography textColor="neutral600" tag="p">
        {text('form.notices.hint')}
      </Typography>
      {NOTICES.map((name) => {
        const proposed = proposal(name);
        return (
          <Flex key={name} direction="column" alignItems="stretch" gap={2}>
            <AreaField
              label={text(`form.field.${name}`)}
              hint={text(`form.${name}.hint`)}
              value={draft[name]}
              onChange={(value) => change({ [name]: value })}
              disabled={disabled}
              minHeight={name === 'privacyNotice' ? '20rem' : '13rem'}
              required
            />
            {!disabled && proposed !== null && proposed !== draft[name] && (
              <div>
                <Button
                  variant="tertiary"
                  size="S"
                  aria-label={`${text('form.notices.propose')}: ${text(`form.field.${name}`)}`}
                  onClick={() => change({ [name]: proposed })}
                >
                  {text('form.notices.propose')}
                </Button>
              </div>
            )}
          </Flex>
        );
      })}
      <InputField
        label={text('form.field.privacyUrl')}
        hint={text('form.privacyUrl.hint')}
        value={draft.privacyUrl ?? ''}
        onChange={(privacyUrl) => change({ privacyUrl: privacyUrl === '' ? null : privacyUrl })}
        disabled={disabled}
      />
    </Card>
  );
}
