import { Link as StyledLink, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';

interface RowLinkProps {
  readonly to: string;
  readonly children: string;
  /** A second line under the link. */
  readonly note?: string;
}

/** What opens a row: one real link in its first cell, not a click on the whole row. */
export const RowLink = ({ to, children, note }: RowLinkProps) => (
  <>
    <Breaking>
      <StyledLink tag={Link} to={to}>
        {children}
      </StyledLink>
    </Breaking>
    {note && (
      <Typography variant="pi" textColor="neutral600" tag="div" style={{ overflowWrap: 'anywhere' }}>
        {note}
      </Typography>
    )}
  </>
);

/** One long address breaks instead of pushing the last column over the edge. */
export const Breaking = styled.div`
  min-width: 16rem;
  overflow-wrap: anywhere;
`;
