import { Flex, Loader } from '@strapi/design-system';
import type { ReactNode } from 'react';
import type { Resource } from '../hooks/useResource';
import { useText } from '../i18n/useText';
import { RefusalNotice } from './RefusalNotice';

interface ResourceViewProps<T> {
  readonly resource: Resource<T>;
  readonly children: (data: T) => ReactNode;
}

/** Loading, refused or there; what was loaded before stays visible under the reason a later try failed. */
export function ResourceView<T>({ resource, children }: ResourceViewProps<T>) {
  const text = useText();
  const { data, refusal, loading, reload } = resource;
  return (
    <>
      <RefusalNotice refusal={refusal} onRetry={reload} />
      {loading && (
        <Flex justifyContent="center" padding={8}>
          <Loader>{text('common.loading')}</Loader>
        </Flex>
      )}
      {data !== undefined && children(data)}
    </>
  );
}
