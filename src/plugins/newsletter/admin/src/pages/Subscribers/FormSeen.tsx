import { Flex } from '@strapi/design-system';
import { useIsMobile } from '@strapi/strapi/admin';
import { useState, type SyntheticEvent } from 'react';
import { FORM_WIDTHS_PX, PreviewFrame } from '../../components/MailFrame';
import { Notice } from '../../components/Notice';
import { ResourceView } from '../../components/ResourceView';
import { useText } from '../../i18n/useText';
import { useFormAsSeen } from '../../services/subscribers';
import { Disclosure } from './Disclosure';

interface FormSeenProps {
  readonly subscriberId: string;
  readonly recordId: string;
}

/** The form as the person saw it, drawn from the version that the record names; fetched when somebody looks. */
export function FormSeen({ subscriberId, recordId }: FormSeenProps) {
  const text = useText();
  const isMobile = useIsMobile();
  const [asked, setAsked] = useState(false);
  const seen = useFormAsSeen(subscriberId, asked ? recordId : null);
  const look = ({ currentTarget }: SyntheticEvent<HTMLDetailsElement>) => {
    if (currentTarget.open) setAsked(true);
  };
  return (
    <Disclosure onToggle={look}>
      <summary>{text('timeline.form_seen')}</summary>
      <Flex direction="column" alignItems="stretch" gap={3} paddingTop={3}>
        <ResourceView resource={seen}>
          {({ html, unaltered, slug, version }) => (
            <>
              <Notice tone={unaltered ? 'success' : 'danger'}>
                {text(unaltered ? 'timeline.form_unaltered' : 'timeline.form_altered')}
              </Notice>
              <PreviewFrame
                title={text('timeline.form_frame', { form: slug, version })}
                html={html}
                widthPx={FORM_WIDTHS_PX[isMobile ? 'phone' : 'desktop']}
              />
            </>
          )}
        </ResourceView>
      </Flex>
    </Disclosure>
  );
}
