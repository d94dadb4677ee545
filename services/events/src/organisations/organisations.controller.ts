import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import {
  Caller,
  CurrentCaller,
  IdempotencyKey,
  IdParam,
  IfMatch,
  type OnceKey,
  RolesAllowed,
  SignedIn,
} from '@zuomei/platform';
import { ChangeOrganisation } from './change-organisation.js';
import {
  OrganisationChange,
  OrganisationFilter,
  OrganisationInput,
  OrganisationPage,
  OrganisationView,
} from './organisation.dto.js';
import { OrganisationsQuery } from './organisations.query.js';
import { RecordOrganisation } from './record-organisation.js';

@ApiTags('organisations')
@Controller('api/organisations')
export class OrganisationsController {
  constructor(
    private readonly recordOrganisation: RecordOrganisation,
    private readonly changeOrganisation: ChangeOrganisation,
    private readonly organisations: OrganisationsQuery,
  ) {}

  /** Records an organisation. */
  @Post()
  @RolesAllowed('organiser', 'staff')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  record(@Body() input: OrganisationInput, @IdempotencyKey() once: OnceKey | undefined): Promise<OrganisationView> {
    return this.recordOrganisation.execute(input, once);
  }

  @Get()
  @SignedIn()
  list(@Query() filter: OrganisationFilter): Promise<OrganisationPage> {
    return this.organisations.list(filter);
  }

  @Get(':id')
  @SignedIn()
  one(@Param('id', IdParam) id: string): Promise<OrganisationView> {
    return this.organisations.one(id);
  }

  /** Changes an organisation: staff any, organisers the ones they organise for. */
  @Patch(':id')
  @RolesAllowed('organiser', 'staff')
  @ApiHeader({ name: 'If-Match', required: false })
  change(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
    @Body() change: OrganisationChange,
    @IfMatch() ifMatch: number | undefined,
  ): Promise<OrganisationView> {
    return this.changeOrganisation.execute(caller, id, change, ifMatch);
  }
}
