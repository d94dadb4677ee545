import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Anyone, Caller, CurrentCaller, IdParam } from '@zuomei/platform';
import { OrganisationProfile, SeriesProfile } from './profiles.dto.js';
import { ProfilesQuery } from './profiles.query.js';

/** What anybody may read of a series and of an organisation. */
@ApiTags('profiles')
@Controller('api')
export class ProfilesController {
  constructor(private readonly profiles: ProfilesQuery) {}

  /** Anonymous: where one of its events is public; else 404. */
  @Get('series/:id/profile')
  @Anyone()
  series(@CurrentCaller() caller: Caller, @Param('id', IdParam) id: string): Promise<SeriesProfile> {
    return this.profiles.series(caller, id);
  }

  /** Anonymous: where it hosts or takes part in a public event or has something in the catalogue; else 404. */
  @Get('organisations/:id/profile')
  @Anyone()
  organisation(@CurrentCaller() caller: Caller, @Param('id', IdParam) id: string): Promise<OrganisationProfile> {
    return this.profiles.organisation(caller, id);
  }
}
