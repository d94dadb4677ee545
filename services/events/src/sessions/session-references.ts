import type { References } from '../references.js';
import type { SessionDetails } from './session.entity.js';

/** The organisations that a session's speakers come from. */
export const speakerOrganisations = ({ speakers = [] }: SessionDetails): References => ({
  table: 'organisations',
  ids: speakers.flatMap(({ organisationId }, index) =>
    organisationId ? [{ pointer: `/speakers/${index}/organisationId`, id: organisationId }] : [],
  ),
});
