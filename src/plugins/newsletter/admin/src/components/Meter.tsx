import { styled } from 'styled-components';

interface MeterProps {
  readonly label: string;
  /** 0 to 100 */
  readonly percent: number;
}

/** A progress bar. The figures stand beside it in words; the bar is for the eye. */
export const Meter = ({ label, percent }: MeterProps) => (
  <Track role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent}>
    <Fill style={{ width: `${percent}%` }} />
  </Track>
);

const Track = styled.div`
  width: 100%;
  min-width: 8rem;
  height: 0.8rem;
  overflow: hidden;
  border-radius: 0.4rem;
  background: ${({ theme }) => theme.colors.neutral200};
`;

const Fill = styled.div`
  height: 100%;
  border-radius: inherit;
  background: ${({ theme }) => theme.colors.primary600};
`;
