import { organisationKinds, type OrganisationKind } from '@zuomei/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { OrganisationName } from '../organisations/organisation.dto.js';
import { SeriesName } from '../series/series.dto.js';

/** How much of what belongs here the caller may see; each opens to a list with the same filter. */
export class ProfileCounts {
  events!: number;
  achievements!: number;
  needs!: number;
}

export class SeriesProfile extends SeriesName {
  parent!: SeriesName | null;
  children!: SeriesName[];
  /** Of the series with all its children; what was shown at its events, each once. */
  counts!: ProfileCounts;
}

export class OrganisationProfile extends OrganisationName {
  @ApiProperty({ enum: organisationKinds }) kind!: OrganisationKind;
  city!: string | null;
  district!: string | null;
  /** Events that it hosts or takes part in; achievements and needs that it owns. */
  counts!: ProfileCounts;
}
