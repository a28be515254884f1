import { Box, Flex, SearchForm, Searchbar, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useState, type FormEvent, type ReactNode } from 'react';
import type { ListQuery } from '../hooks/useListQuery';
import { useText } from '../i18n/useText';

export const FilterBar = ({ children }: { readonly children: ReactNode }) => (
  <Flex gap={3} wrap="wrap" alignItems="center">
    {children}
  </Flex>
);

type FilterQuery = Pick<ListQuery, 'value' | 'filter'>;

interface SearchFilterProps {
  readonly query: FilterQuery;
  readonly label: string;
}

/** Searches on Enter, not while typing: each search is a query over all rows. */
export function SearchFilter({ query, label }: SearchFilterProps) {
  const text = useText();
  const [value, setValue] = useState(query.value('q'));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    query.filter('q', value.trim());
  };
  const clear = () => {
    setValue('');
    query.filter('q', '');
  };
  return (
    <Box width={{ initial: '100%', medium: '32rem' }}>
      <SearchForm onSubmit={submit}>
        <Searchbar
          name="q"
          value={value}
          onChange={(event) => setValue(event.target.value)}
          onClear={clear}
          clearLabel={text('filter.clear_search')}
          placeholder={label}
        >
          {label}
        </Searchbar>
      </SearchForm>
    </Box>
  );
}

interface SelectFilterProps {
  readonly query: FilterQuery;
  readonly name: string;
  readonly label: string;
  /** What "no filter" is called. */
  readonly all: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

const ALL = 'all';

export function SelectFilter({ query, name, label, all, options }: SelectFilterProps) {
  return (
    <Box minWidth="20rem">
      <SingleSelect
        aria-label={label}
        size="S"
        value={query.value(name) || ALL}
        onChange={(value) => query.filter(name, value === ALL ? '' : String(value))}
      >
        <SingleSelectOption value={ALL}>{all}</SingleSelectOption>
        {options.map((option) => (
          <SingleSelectOption key={option.value} value={option.value}>
            {option.label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Box>
  );
}

interface StateFilterProps extends Pick<SelectFilterProps, 'query' | 'options'> {
  /** In the URL. */
  readonly name?: string;
}

/** The choice of one state among all; none chosen means all. */
export function StateFilter({ name = 'state', ...filter }: StateFilterProps) {
  const text = useText();
  return (
    <SelectFilter {...filter} name={name} label={text('filter.state')} all={text('filter.all_states')} />
  );
}
