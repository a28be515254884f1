import { Box, Typography } from '@strapi/design-system';
import { useDates } from '../../i18n/useDates';
import { useText } from '../../i18n/useText';

/** What an erasure takes away, and what stays with its reason (docs/retention.md). */
export function ErasureEffects({ proofKeptUntil }: { readonly proofKeptUntil: string | null }) {
  const text = useText();
  const { date } = useDates();
  const proof =
    proofKeptUntil === null
      ? text('erasure.keeps.no_proof')
      : text('erasure.keeps.proof', { until: date(proofKeptUntil) });
  return (
    <>
      <Effects
        title={text('erasure.goes')}
        items={[text('erasure.goes.person'), text('erasure.goes.mails')]}
      />
      <Effects
        title={text('erasure.keeps')}
        items={[text('erasure.keeps.hash'), text('erasure.keeps.ledger'), proof, text('erasure.keeps.sums')]}
      />
    </>
  );
}

function Effects({ title, items }: { readonly title: string; readonly items: readonly string[] }) {
  return (
    <div>
      <Typography fontWeight="semiBold" tag="h3">
        {title}
      </Typography>
      <Box tag="ul" paddingLeft={5} paddingTop={1} style={{ listStyle: 'disc' }}>
        {items.map((item) => (
          <li key={item}>
            <Typography>{item}</Typography>
          </li>
        ))}
      </Box>
    </div>
  );
}
