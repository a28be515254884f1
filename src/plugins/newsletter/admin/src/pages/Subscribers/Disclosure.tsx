import { styled } from 'styled-components';

/** Something one may open: the heading says what is inside. */
export const Disclosure = styled.details`
  margin-top: 1.2rem;
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.4rem;

  summary {
    cursor: pointer;
    color: ${({ theme }) => theme.colors.primary600};
  }

  blockquote {
    margin: 0.8rem 0 0;
    padding: 1.2rem;
    white-space: pre-line;
    background: ${({ theme }) => theme.colors.neutral100};
    border-radius: ${({ theme }) => theme.borderRadius};
  }
`;
