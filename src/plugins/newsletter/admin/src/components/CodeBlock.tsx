import { styled } from 'styled-components';

/** Foreign text exactly as it is. Focusable, so that it scrolls with the keyboard. */
export const CodeBlock = ({ label, children }: { readonly label: string; readonly children: string }) => (
  <Pre role="region" aria-label={label} tabIndex={0}>
    {children}
  </Pre>
);

const Pre = styled.pre`
  max-height: 56rem;
  overflow: auto;
  padding: 1.6rem;
  background: ${({ theme }) => theme.colors.neutral100};
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  color: ${({ theme }) => theme.colors.neutral800};
  font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
  font-size: 1.3rem;
  line-height: 1.5;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
`;
