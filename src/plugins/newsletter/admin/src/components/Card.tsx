import { Box, Flex, Typography } from '@strapi/design-system';
import { useId, type ReactNode } from 'react';

interface CardProps {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A named region of a page. */
export function Card({ title, aside, children }: CardProps) {
  const id = useId();
  return (
    <Box tag="section" aria-labelledby={id} background="neutral0" hasRadius shadow="tableShadow" padding={6}>
      <Flex justifyContent="space-between" gap={4} wrap="wrap" paddingBottom={4}>
        <Typography id={id} variant="delta" fontWeight="bold" tag="h2">
          {title}
        </Typography>
        {aside}
      </Flex>
      <Flex direction="column" alignItems="stretch" gap={4}>
        {children}
      </Flex>
    </Box>
  );
}
