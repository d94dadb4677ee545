import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { OrganisationName } from '../api/events';
import { nameOf } from './names';

/** Organisations by name, each leading to its page. */
export function OrganisationLinks({ of }: { of: OrganisationName[] }) {
  const { t } = useTranslation();
  return of.map((organisation, at) => (
    <Fragment key={organisation.id}>
      {at > 0 && t('ui.comma')}
      <Link to={`/organisations/${organisation.id}`}>{nameOf(organisation)}</Link>
    </Fragment>
  ));
}
