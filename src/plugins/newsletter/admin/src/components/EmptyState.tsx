import { EmptyStateLayout } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  /** Says what is missing and what to do about it. */
  readonly children: string;
  readonly action?: ReactNode;
}

export const EmptyState = ({ children, action }: EmptyStateProps) => (
  <EmptyStateLayout
    icon={<EmptyDocuments width="16rem" aria-hidden />}
    content={children}
    action={action}
    hasRadius
    shadow="tableShadow"
  />
);
