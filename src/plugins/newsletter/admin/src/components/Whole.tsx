import { styled } from 'styled-components';

/** An id broken in two cannot be read aloud or searched for. */
export const Whole = styled.span`
  white-space: nowrap;
`;
