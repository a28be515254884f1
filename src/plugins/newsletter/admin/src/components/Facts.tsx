import { Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';

interface FactsProps {
  readonly items: readonly { readonly label: string; readonly value: ReactNode }[];
}

/** Names and values of one thing. */
export const Facts = ({ items }: FactsProps) => (
  <List>
    {items.map(({ label, value }) => (
      <div key={label}>
        <Typography tag="dt" variant="pi" textColor="neutral600">
          {label}
        </Typography>
        <Typography tag="dd" textColor="neutral800">
          {value}
        </Typography>
      </div>
    ))}
  </List>
);

const List = styled.dl`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(20rem, 1fr));
  gap: 1.6rem;

  dd {
    margin-top: 0.4rem;
    overflow-wrap: anywhere;
  }
`;
