import { Flex, Link as StyledLink, Typography } from '@strapi/design-system';
import { ArrowRight, ChevronLeft } from '@strapi/icons';
import { Link } from 'react-router-dom';
import { useText } from '../i18n/useText';

interface Target {
  readonly to: { readonly search: string };
  readonly state: object;
}

interface CursorPagerProps {
  /** Null where counting would mean reading everything. */
  readonly count: { readonly known: number; readonly more: boolean } | null;
  /** Null on the first page. */
  readonly first: Target | null;
  /** Null on the last page. */
  readonly next: Target | null;
}

/** For lists too long to number their pages: on from where this page ends, or back to the beginning. */
export function CursorPager({ count, first, next }: CursorPagerProps) {
  const text = useText();
  const words = count && text(count.more ? 'pager.more_than' : 'pager.total', { total: count.known });
  return (
    <Flex justifyContent="space-between" gap={4} wrap="wrap">
      <Typography textColor="neutral600" role="status">
        {words ?? text('pager.uncounted')}
      </Typography>
      {(first ?? next) && (
        <Flex tag="nav" aria-label={text('pager.label')} gap={6}>
          {first && (
            <StyledLink tag={Link} {...first} startIcon={<ChevronLeft />}>
              {text('pager.first')}
            </StyledLink>
          )}
          {next && (
            <StyledLink tag={Link} {...next} endIcon={<ArrowRight />}>
              {text('pager.further')}
            </StyledLink>
          )}
        </Flex>
      )}
    </Flex>
  );
}
