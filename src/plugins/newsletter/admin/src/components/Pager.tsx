import { Flex, NextLink, Pagination, PreviousLink, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import type { Page } from '../../../shared/contracts';
import type { ListQuery } from '../hooks/useListQuery';
import { useText } from '../i18n/useText';

interface PagerProps {
  readonly pagination: Page<unknown>['pagination'];
  readonly query: ListQuery;
}

export function Pager({ pagination, query }: PagerProps) {
  const text = useText();
  const pageCount = Math.max(1, Math.ceil(pagination.total / pagination.pageSize));
  const { page } = query;
  const count = text('pager.count', { page, pageCount, total: pagination.total });
  return (
    <Flex justifyContent="space-between" gap={4} wrap="wrap">
      <Typography textColor="neutral600" role="status">
        {count}
      </Typography>
      {pageCount > 1 && (
        <Pagination activePage={page} pageCount={pageCount} label={text('pager.label')}>
          <PreviousLink tag={Link} to={{ search: query.searchOfPage(page - 1) }}>
            {text('pager.previous')}
          </PreviousLink>
          <NextLink tag={Link} to={{ search: query.searchOfPage(page + 1) }}>
            {text('pager.next')}
          </NextLink>
        </Pagination>
      )}
    </Flex>
  );
}
