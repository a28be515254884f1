import { Box, Flex, Typography } from '@strapi/design-system';
import type { CheckResult, Finding } from '../../../shared/contracts';
import { useText } from '../i18n/useText';
import { Notice } from './Notice';
import { StateBadge, type BadgeTone } from './StateBadge';

/** Gravest first. */
const SEVERITIES = {
  forbidden: 'danger',
  'not-accepted': 'danger',
  incomplete: 'danger',
  approval: 'warning',
  warning: 'neutral',
} as const satisfies Record<Finding['severity'], BadgeTone>;

const ORDER = Object.keys(SEVERITIES) as Finding['severity'][];

/** What the content policy says about a mail. */
export function CheckView({ check }: { readonly check: CheckResult }) {
  const text = useText();
  const clear = check.verdict === 'ok';
  const tone = clear ? 'success' : check.verdict === 'approval-required' ? 'warning' : 'danger';
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Notice tone={tone} title={text(`verdict.${check.verdict}`)} />
      <FindingsList findings={check.findings} />
    </Flex>
  );
}

export function FindingsList({ findings }: { readonly findings: readonly Finding[] }) {
  const text = useText();
  return (
    <>
      {ORDER.map((severity) => {
        const group = findings.filter((finding) => finding.severity === severity);
        if (group.length === 0) return null;
        return (
          <Box key={severity}>
            <Box paddingBottom={2}>
              <StateBadge tone={SEVERITIES[severity]}>
                {`${text(`severity.${severity}`)} (${group.length})`}
              </StateBadge>
            </Box>
            <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
              {group.map((finding, index) => (
                <FindingItem key={`${finding.rule}-${finding.code}-${index}`} finding={finding} />
              ))}
            </Flex>
          </Box>
        );
      })}
    </>
  );
}

function FindingItem({ finding }: { readonly finding: Finding }) {
  const text = useText();
  return (
    <Box tag="li" padding={3} background="neutral100" hasRadius borderColor="neutral150">
      <Typography textColor="neutral800" tag="p">
        <strong>{finding.rule}</strong> {finding.message}
      </Typography>
      {finding.excerpt !== '' && (
        <Typography variant="pi" textColor="neutral600" tag="p" style={{ overflowWrap: 'anywhere' }}>
          {text('findings.excerpt', { excerpt: finding.excerpt })}
        </Typography>
      )}
    </Box>
  );
}
