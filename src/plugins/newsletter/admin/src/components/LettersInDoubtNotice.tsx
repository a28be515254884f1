import { Link as StyledLink } from '@strapi/design-system';
import { Link, useLocation } from 'react-router-dom';
import { useOverview } from '../hooks/useOverview';
import { useText } from '../i18n/useText';
import { BASE_PATH } from '../pluginId';
import { Notice } from './Notice';

const LETTERS = `${BASE_PATH}/letters`;

/** Stands on every page but their own while nobody knows what became of a mail somebody waits for (design 2.3). */
export function LettersInDoubtNotice() {
  const text = useText();
  const { pathname } = useLocation();
  const { uncertainLetters: count } = useOverview();
  if (count === 0 || pathname.endsWith(LETTERS)) return null;
  return (
    <Notice tone="warning" title={text('letters.notice', { count })}>
      {text('letters.notice.text')}{' '}
      <StyledLink tag={Link} to={LETTERS}>
        {text('letters.to')}
      </StyledLink>
    </Notice>
  );
}
