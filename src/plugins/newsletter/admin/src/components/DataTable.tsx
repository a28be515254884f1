import { Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import { NARROW } from './narrow';

export interface Column<Row> {
  readonly id: string;
  readonly label: string;
  readonly cell: (row: Row) => ReactNode;
  readonly numeric?: boolean;
  /** Sentences and addresses: on a wide screen they get enough room not to be torn apart. */
  readonly roomy?: boolean;
}

interface DataTableProps<Row> {
  /** The accessible name of the table. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row, index: number) => string;
  /** A long table inside a panel scrolls within this height. */
  readonly maxHeight?: string;
  /** Without a box of its own, for tables inside a card. */
  readonly plain?: boolean;
}

/**
 * A plain table: the first column names the row, links inside are reached with Tab. On a phone each row is a block
 * of labelled values; the roles stand in the markup because browsers drop a table's meaning with its layout.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, maxHeight, plain = false } = props;
  return (
    <Scroller $plain={plain} $maxHeight={maxHeight} role="region" aria-label={label} tabIndex={0}>
      <table role="table" aria-label={label}>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map(({ id, label: heading, numeric }) => (
              <Heading key={id} role="columnheader" scope="col" $numeric={numeric}>
                <Typography variant="sigma" textColor="neutral600">
                  {heading}
                </Typography>
              </Heading>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row, index) => (
            <tr role="row" key={rowKey(row, index)}>
              {columns.map(({ id, label: heading, cell, numeric, roomy }, column) => (
                <Cell
                  key={id}
                  as={column === 0 ? 'th' : 'td'}
                  role={column === 0 ? 'rowheader' : 'cell'}
                  scope={column === 0 ? 'row' : undefined}
                  data-label={heading}
                  $numeric={numeric}
                  $roomy={roomy}
                >
                  <Typography textColor="neutral800" tag="div">
                    {cell(row)}
                  </Typography>
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

const Scroller = styled.div<{ $plain: boolean; $maxHeight: string | undefined }>`
  overflow: auto;
  max-height: ${({ $maxHeight }) => $maxHeight ?? 'none'};
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  box-shadow: ${({ theme, $plain }) => ($plain ? 'none' : theme.shadows.tableShadow)};

  table {
    width: 100%;
    border-collapse: collapse;
  }

  thead th {
    position: sticky;
    top: 0;
    background: ${({ theme, $plain }) => ($plain ? theme.colors.neutral100 : theme.colors.neutral0)};
  }

  tbody tr {
    border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
  }

  tbody tr:hover {
    background: ${({ theme }) => theme.colors.neutral100};
  }

  ${NARROW} {
    table,
    tbody {
      display: block;
    }

    thead {
      position: absolute;
      clip-path: inset(50%);
      height: 1px;
      overflow: hidden;
    }

    tbody tr {
      display: block;
      padding: 1.2rem 1.6rem;
    }
  }
`;

const align = ({ $numeric }: { $numeric?: boolean }) => ($numeric ? 'right' : 'left');

const Heading = styled.th<{ $numeric?: boolean }>`
  padding: 1.2rem 1.6rem;
  text-align: ${align};
  vertical-align: bottom;
`;

const Cell = styled.td<{ $numeric?: boolean; $roomy?: boolean }>`
  padding: 1.2rem 1.6rem;
  min-width: ${({ $roomy }) => ($roomy ? '24rem' : '0')};
  text-align: ${align};
  font-weight: inherit;
  font-variant-numeric: tabular-nums;
  vertical-align: middle;

  ${NARROW} {
    min-width: 0;
    display: flex;
    align-items: baseline;
    gap: 1.6rem;
    padding: 0.4rem 0;
    text-align: left;
    overflow-wrap: anywhere;

    &:first-child {
      padding-bottom: 0.8rem;
    }

    &:not(:first-child)::before {
      content: attr(data-label);
      flex: 0 0 40%;
      font-size: 1.2rem;
      color: ${({ theme }) => theme.colors.neutral600};
    }

    &:not(:first-child) > * {
      flex: 1;
      min-width: 0;
    }
  }
`;
