import { Link as StyledLink } from '@strapi/design-system';
import { Link, useLocation } from 'react-router-dom';
import { useText } from '../i18n/useText';
import { BASE_PATH } from '../pluginId';

const RIGHTS = `${BASE_PATH}/rights`;

/** From a notice that stands on every page to the page where something can be done about it. */
export function RightsLink() {
  const text = useText();
  const { pathname } = useLocation();
  if (pathname.endsWith(RIGHTS)) return null;
  return (
    <StyledLink tag={Link} to={RIGHTS}>
      {text('nav.to_rights')}
    </StyledLink>
  );
}
