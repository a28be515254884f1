import { styled } from 'styled-components';

/** A link shown as its own address, opened in a tab that knows nothing of the admin. */
export const TabLink = ({ href }: { readonly href: string }) => (
  <Anchor href={href} target="_blank" rel="noreferrer">
    {href}
  </Anchor>
);

const Anchor = styled.a`
  color: ${({ theme }) => theme.colors.primary600};
  font-size: 1.4rem;
  overflow-wrap: anywhere;
`;
