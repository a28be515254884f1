import { Link as StyledLink, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';

interface RowLinkProps {
  readonly to: string;
  readonly children: string;
  /** A second line under the link. */
  readonly note?: string;
}

/** What opens a row: one real link in its first cell, not a click on the whole row. */
export const RowLink = ({ to, children, note }: RowLinkProps) => (
  <>
    <StyledLink tag={Link} to={to}>
      {children}
    </StyledLink>
    {note && (
      <Typography variant="pi" textColor="neutral600" tag="div">
        {note}
      </Typography>
    )}
  </>
);
