import { Box, Flex } from '@strapi/design-system';
import { SubNav, useIsMobile } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';
import type { Ability } from '../../../shared/contracts';
import { useOverview } from '../hooks/useOverview';
import { useText, type TextId } from '../i18n/useText';
import { BASE_PATH } from '../pluginId';

interface Entry {
  readonly to: string;
  readonly text: TextId;
  readonly needs: Ability;
}

const ENTRIES: readonly Entry[] = [
  { to: 'campaigns', text: 'campaigns.title', needs: 'campaigns.read' },
  { to: 'approvals', text: 'approvals.title', needs: 'campaigns.read' },
  { to: 'forms', text: 'forms.title', needs: 'forms.read' },
  { to: 'purposes', text: 'purposes.title', needs: 'forms.read' },
  { to: 'subscribers', text: 'subscribers.title', needs: 'subscribers.read' },
  { to: 'rights', text: 'rights.title', needs: 'rights.read' },
  { to: 'imports', text: 'imports.title', needs: 'imports.read' },
  { to: 'abuse-reports', text: 'abuse.title', needs: 'abuse.read' },
  { to: 'senders', text: 'senders.title', needs: 'campaigns.read' },
  { to: 'letters', text: 'letters.title', needs: 'letters.read' },
  { to: 'outbox', text: 'outbox.title', needs: 'outbox.read' },
];

/** The pages this user may open, in the order of the work; on small screens Strapi hides side navigations. */
export function useNavEntries(): readonly Entry[] {
  const { can, transport } = useOverview();
  return ENTRIES.filter(({ needs }) => can[needs]).map((entry) =>
    // The page of the outbox is that of the mail servers where there are some.
    entry.to === 'outbox' && transport.name === 'smtp' ? { ...entry, text: 'transports.title' } : entry,
  );
}

export function SideNav() {
  const text = useText();
  const entries = useNavEntries();
  return (
    <SubNav.Main aria-label={text('plugin.name')}>
      <SubNav.Header label={text('plugin.name')} />
      <SubNav.Content>
        <SubNav.Sections>
          {[
            <SubNav.Section key="pages" label={text('nav.pages')}>
              {entries.map((entry) => (
                <SubNav.Link key={entry.to} to={`${BASE_PATH}/${entry.to}`} label={text(entry.text)} />
              ))}
            </SubNav.Section>,
          ]}
        </SubNav.Sections>
      </SubNav.Content>
    </SubNav.Main>
  );
}

export function StripNav() {
  const text = useText();
  const entries = useNavEntries();
  if (!useIsMobile()) return null;
  return (
    <Box tag="nav" aria-label={text('plugin.name')} background="neutral0" padding={2}>
      <Flex tag="ul" gap={1} wrap="wrap">
        {entries.map((entry) => (
          <li key={entry.to}>
            <StripLink to={`${BASE_PATH}/${entry.to}`}>{text(entry.text)}</StripLink>
          </li>
        ))}
      </Flex>
    </Box>
  );
}

const StripLink = styled(NavLink)`
  display: block;
  padding: 1.2rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  color: ${({ theme }) => theme.colors.neutral800};
  text-decoration: none;
  font-size: 1.4rem;

  &.active {
    background: ${({ theme }) => theme.colors.primary100};
    color: ${({ theme }) => theme.colors.primary700};
  }
`;
