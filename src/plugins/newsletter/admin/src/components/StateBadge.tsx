import { Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { NARROW } from './narrow';

export type BadgeTone = 'neutral' | 'primary' | 'success' | 'warning' | 'danger';

/** A state in words; the dot's colour repeats it for those who see it. Text keeps full contrast in both themes. */
export const StateBadge = ({ tone, children }: { readonly tone: BadgeTone; readonly children: string }) => (
  <Pill $tone={tone}>
    <Typography variant="pi" fontWeight="semiBold" textColor="neutral800">
      {children}
    </Typography>
  </Pill>
);

const Pill = styled.span<{ $tone: BadgeTone }>`
  display: inline-flex;
  align-items: center;
  gap: 0.8rem;
  padding: 0.2rem 1.2rem 0.2rem 0.8rem;
  white-space: nowrap;
  border-radius: 1.2rem;
  border: 1px solid ${({ theme, $tone }) => theme.colors[`${$tone}200`]};
  background: ${({ theme, $tone }) => theme.colors[`${$tone}100`]};

  ${NARROW} {
    white-space: normal;
  }

  &::before {
    content: '';
    flex-shrink: 0;
    width: 0.8rem;
    height: 0.8rem;
    border-radius: 50%;
    background: ${({ theme, $tone }) => theme.colors[$tone === 'neutral' ? 'neutral500' : (`${$tone}600` as const)]};
  }
`;
