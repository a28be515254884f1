import { Box, Flex, Typography } from '@strapi/design-system';
import type { Letter, LetterPage, LetterState } from '../../../../shared/contracts';
import type { Column } from '../../components/DataTable';
import { DateTime } from '../../components/DateTime';
import { FilterBar, SelectFilter } from '../../components/ListFilters';
import { PageFrame } from '../../components/PageFrame';
import { PagedTable } from '../../components/PagedTable';
import { Breaking, RowLink } from '../../components/RowLink';
import { PAGE_SIZE, useListQuery, type ListQuery } from '../../hooks/useListQuery';
import { useCan } from '../../hooks/useOverview';
import { useDates } from '../../i18n/useDates';
import { useText, useWord } from '../../i18n/useText';
import { PAGE_PERMISSIONS } from '../../permissions';
import { BASE_PATH } from '../../pluginId';
import { useLetters } from '../../services/letters';
import { LetterDecision } from './LetterDecision';
import { LETTER_KINDS, letterStateOf } from './letterState';

/** Mails to one person that nobody repeats by itself: a person says what became of them, or has them sent again. */
export default function LettersPage() {
  const text = useText();
  const query = useListQuery();
  const state = letterStateOf(query.value('state'));
  const kind = query.value('kind');
  const letters = useLetters({ page: query.page, pageSize: PAGE_SIZE, state, kind });
  const columns = useColumns(letters.reload);
  return (
    <PageFrame
      permissions={PAGE_PERMISSIONS.letters}
      title={text('letters.title')}
      subtitle={text('letters.subtitle')}
    >
      <Filters query={query} counts={letters.data?.counts} />
      {letters.data !== undefined && letters.data.results.length > 0 && (
        <Box maxWidth="80rem">
          <Typography textColor="neutral700" tag="p">
            {text(`letters.${state}.body`)}
          </Typography>
        </Box>
      )}
      <PagedTable
        label={text('letters.title')}
        resource={letters}
        query={query}
        columns={columns}
        rowKey={(row) => row.id}
        empty={text(kind === '' ? `letters.${state}.empty` : 'filter.nothing_found')}
      />
    </PageFrame>
  );
}

interface FiltersProps {
  readonly query: ListQuery;
  readonly counts: LetterPage['counts'] | undefined;
}

function Filters({ query, counts }: FiltersProps) {
  const text = useText();
  const word = useWord();
  const { number } = useDates();
  const named = (state: LetterState) =>
    counts === undefined
      ? text(`delivery.state.${state}`)
      : text('letters.counted', { state: text(`delivery.state.${state}`), count: number(counts[state]) });
  return (
    <FilterBar>
      <SelectFilter
        query={query}
        name="state"
        label={text('filter.state')}
        all={named('uncertain')}
        options={[{ value: 'failed', label: named('failed') }]}
      />
      <SelectFilter
        query={query}
        name="kind"
        label={text('letters.kind')}
        all={text('letters.all_kinds')}
        options={LETTER_KINDS.map((value) => ({ value, label: word('letters.kind', value) }))}
      />
    </FilterBar>
  );
}

function useColumns(onDone: () => void): readonly Column<Letter>[] {
  const text = useText();
  const word = useWord();
  const mayDecide = useCan('letters.decide');
  return [
    {
      id: 'mail',
      label: text('letters.mail'),
      cell: (row) => (
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Typography fontWeight="bold">{word('letters.kind', row.kind)}</Typography>
          <Addressee letter={row} />
          <Small>{row.senderName}</Small>
        </Flex>
      ),
      roomy: true,
    },
    { id: 'reason', label: text('recipients.reason'), cell: (row) => <Reason letter={row} /> },
    {
      id: 'at',
      label: text('letters.last_tried'),
      cell: ({ at, createdAt }) => <DateTime value={at ?? createdAt} precise />,
    },
    ...(mayDecide
      ? [
          {
            id: 'decision',
            label: text('second_look.decision'),
            cell: (row: Letter) => <LetterDecision letter={row} onDone={onDone} />,
            roomy: true,
          },
        ]
      : []),
  ];
}

function Addressee({ letter: { email, hidden, subscriberId } }: { readonly letter: Letter }) {
  const text = useText();
  if (hidden) return <Small>{text('letters.hidden')}</Small>;
  const name = email === '' ? text('subscriber.erased') : email;
  if (subscriberId === null) return <Breaking>{name}</Breaking>;
  return <RowLink to={`${BASE_PATH}/subscribers/${subscriberId}`}>{name}</RowLink>;
}

/** What the mail server said; of one in doubt also where its log has more. */
function Reason({ letter: { state, reason, reply, messageId } }: { readonly letter: Letter }) {
  const text = useText();
  const word = useWord();
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Breaking>{reason === null ? '–' : word('reason', reason)}</Breaking>
      {reply && <Small>{text('letters.reply', { reply })}</Small>}
      {state === 'uncertain' && <Small>{text('letters.message_id', { id: messageId })}</Small>}
    </Flex>
  );
}

const Small = ({ children }: { readonly children: string }) => (
  <Typography variant="pi" textColor="neutral600" tag="div" style={{ overflowWrap: 'anywhere' }}>
    {children}
  </Typography>
);
