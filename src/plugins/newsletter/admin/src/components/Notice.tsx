import { Box, Flex, Typography } from '@strapi/design-system';
import { CheckCircle, Information, WarningCircle } from '@strapi/icons';
import type { ReactNode } from 'react';

export type NoticeTone = 'info' | 'success' | 'warning' | 'danger';

const TONES = {
  info: { icon: Information, background: 'primary100', border: 'primary200', color: 'primary700' },
  success: { icon: CheckCircle, background: 'success100', border: 'success200', color: 'success700' },
  warning: { icon: WarningCircle, background: 'warning100', border: 'warning200', color: 'warning700' },
  danger: { icon: WarningCircle, background: 'danger100', border: 'danger200', color: 'danger700' },
} as const satisfies Record<NoticeTone, object>;

interface NoticeProps {
  readonly tone: NoticeTone;
  readonly title?: string;
  /** True for what appears after an action: screen readers then speak it at once. */
  readonly announce?: boolean;
  readonly action?: ReactNode;
  readonly children?: ReactNode;
}

/** A message that stays. The colour only underlines what icon and words say. */
export function Notice({ tone, title, announce = false, action, children }: NoticeProps) {
  const { icon: Icon, background, border, color } = TONES[tone];
  return (
    <Box
      background={background}
      borderColor={border}
      hasRadius
      padding={4}
      role={announce ? (tone === 'danger' ? 'alert' : 'status') : 'note'}
    >
      <Flex alignItems="flex-start" gap={3} wrap="wrap">
        {/* On a phone the button goes below the words instead of into them. */}
        <Flex alignItems="flex-start" gap={3} flex="1 1 24rem" minWidth={0}>
          <Box paddingTop={1} aria-hidden>
            <Icon fill={color} width="1.6rem" height="1.6rem" />
          </Box>
          <Flex direction="column" alignItems="flex-start" gap={1} flex="1" minWidth={0}>
            {title && (
              <Typography fontWeight="bold" textColor="neutral800" tag="p">
                {title}
              </Typography>
            )}
            {children && (
              <Typography textColor="neutral800" tag="div">
                {children}
              </Typography>
            )}
          </Flex>
        </Flex>
        {action}
      </Flex>
    </Box>
  );
}
