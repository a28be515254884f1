import { Box, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { FormChange } from '../../../../shared/contracts';
import { useText, useWord } from '../../i18n/useText';

interface ChangesListProps {
  readonly changes: readonly FormChange[];
  /** Nothing was published before: all boxes are new. */
  readonly first: boolean;
}

/** What visitors will read otherwise, text by text. */
export function ChangesList({ changes, first }: ChangesListProps) {
  const text = useText();
  if (changes.length === 0)
    return <Typography tag="p">{text(first ? 'form.changes.first' : 'form.changes.none')}</Typography>;
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
      {changes.map((change) => (
        <ChangeItem key={`${change.kind}-${change.what}`} change={change} />
      ))}
    </Flex>
  );
}

function ChangeItem({ change: { kind, what, before, after } }: { readonly change: FormChange }) {
  const text = useText();
  const word = useWord();
  const named = kind === 'changed' ? word('form.field', what) : what;
  return (
    <Box tag="li" padding={3} background="neutral100" hasRadius borderColor="neutral150">
      <Typography tag="p" fontWeight="semiBold" textColor="neutral800">
        {text(`form.change.${kind}`, { what: named })}
      </Typography>
      {before !== null && before !== '' && (
        <Words>
          <Typography variant="pi" textColor="neutral600">
            {text('form.change.before')}
          </Typography>
          <p>{before}</p>
        </Words>
      )}
      {after !== null && after !== '' && (
        <Words>
          <Typography variant="pi" textColor="neutral600">
            {text('form.change.after')}
          </Typography>
          <p>{after}</p>
        </Words>
      )}
    </Box>
  );
}

const Words = styled.div`
  margin-top: 0.8rem;
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.4rem;
  line-height: 1.5;
  overflow-wrap: anywhere;

  p {
    white-space: pre-line;
  }
`;
