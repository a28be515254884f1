import { Typography } from '@strapi/design-system';
import type { LeavingTask } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import type { Column } from '../../components/DataTable';
import { DateTime } from '../../components/DateTime';
import { SelectFilter } from '../../components/ListFilters';
import { PagedTable } from '../../components/PagedTable';
import { RowLink } from '../../components/RowLink';
import { StateBadge } from '../../components/StateBadge';
import { PAGE_SIZE, useListQuery } from '../../hooks/useListQuery';
import { useCan } from '../../hooks/useOverview';
import { useText, type Text } from '../../i18n/useText';
import { BASE_PATH } from '../../pluginId';
import { useLeavingTasks } from '../../services/rights';
import { DecisionButton } from './DecisionButton';
import { TASK_TONES, urgencyOf } from './taskState';

/** Mails that ask to be taken off, where a person has to see for whom (MSR-2.4-18). */
export function LeavingTasksCard() {
  const text = useText();
  const query = useListQuery('tasks');
  const state = query.value('state');
  const tasks = useLeavingTasks({ page: query.page, pageSize: PAGE_SIZE, state });
  const mayDecide = useCan('rights.decide');
  const columns = state === 'decided' ? decidedColumns(text) : openColumns(text, mayDecide, tasks.reload);
  return (
    <Card
      title={text('tasks.title')}
      aside={
        <SelectFilter
          query={query}
          name="state"
          label={text('tasks.show')}
          all={text('tasks.open')}
          options={[{ value: 'decided', label: text('tasks.decided') }]}
        />
      }
    >
      <Typography textColor="neutral600">{text('tasks.hint')}</Typography>
      <PagedTable
        label={text('tasks.title')}
        resource={tasks}
        query={query}
        columns={columns}
        rowKey={(row) => row.id}
        empty={text(state === 'decided' ? 'tasks.none_decided' : 'tasks.none_open')}
        plain
      />
    </Card>
  );
}

const openColumns = (text: Text, mayDecide: boolean, onDone: () => void): readonly Column<LeavingTask>[] => [
  { id: 'mail', label: text('tasks.mail'), cell: (row) => <Mail task={row} /> },
  { id: 'people', label: text('tasks.people'), cell: (row) => <People task={row} /> },
  { id: 'due', label: text('tasks.due'), cell: (row) => <Due task={row} /> },
  ...(mayDecide
    ? [
        {
          id: 'decide',
          label: text('tasks.decision'),
          cell: (row: LeavingTask) => <DecisionButton task={row} onDone={onDone} />,
        },
      ]
    : []),
];

const decidedColumns = (text: Text): readonly Column<LeavingTask>[] => [
  { id: 'received', label: text('tasks.received'), cell: (row) => <DateTime value={row.receivedAt} /> },
  { id: 'people', label: text('tasks.people'), cell: (row) => <People task={row} /> },
  {
    id: 'state',
    label: text('tasks.decision'),
    cell: ({ state }) => <StateBadge tone={TASK_TONES[state]}>{text(`tasks.state.${state}`)}</StateBadge>,
  },
  {
    id: 'by',
    label: text('tasks.decided_by'),
    cell: (row) => (
      <>
        {row.decidedBy ?? text('tasks.by_deadline')}
        <Typography variant="pi" textColor="neutral600" tag="div">
          <DateTime value={row.decidedAt} />
        </Typography>
      </>
    ),
  },
  { id: 'note', label: text('tasks.note'), cell: ({ note }) => note ?? '–' },
];

function Mail({ task: { from, subject, reason, receivedAt } }: { readonly task: LeavingTask }) {
  const text = useText();
  return (
    <>
      <strong>
        {subject === null || subject === '' ? text('tasks.no_subject') : text('tasks.subject', { subject })}
      </strong>
      <Typography variant="pi" textColor="neutral600" tag="div">
        {from}
      </Typography>
      <Typography variant="pi" textColor="neutral600" tag="div">
        {text(`tasks.reason.${reason}`)}
      </Typography>
      <Typography variant="pi" textColor="neutral600" tag="div">
        {text('tasks.received')}: <DateTime value={receivedAt} />
      </Typography>
    </>
  );
}

function People({ task: { people } }: { readonly task: LeavingTask }) {
  const text = useText();
  if (people.length === 0) return <>–</>;
  return (
    <>
      {people.map(({ subscriberId, email, senderName, purposes }) => (
        <div key={subscriberId}>
          <RowLink
            to={`${BASE_PATH}/subscribers/${subscriberId}`}
            note={`${senderName}: ${purposes.length === 0 ? text('tasks.nothing_running') : purposes.join(', ')}`}
          >
            {email === '' ? text('subscriber.erased') : email}
          </RowLink>
        </div>
      ))}
    </>
  );
}

function Due({ task }: { readonly task: LeavingTask }) {
  const text = useText();
  const { tone, word } = urgencyOf(task.dueAt, Date.now());
  return (
    <>
      <StateBadge tone={tone}>{text(word)}</StateBadge>
      <Typography variant="pi" textColor="neutral600" tag="div">
        <DateTime value={task.dueAt} decides />
      </Typography>
    </>
  );
}
