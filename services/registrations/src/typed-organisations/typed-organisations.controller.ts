import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Caller, CurrentCaller, IdParam, RolesAllowed } from '@zuomei/platform';
import { MergeTyped } from './merge-typed.js';
import { MergeInput, TypedFilter, TypedOrganisationDto, TypedOrganisationPage } from './typed-organisations.dto.js';
import { TypedOrganisationsQuery } from './typed-organisations.query.js';

@ApiTags('registrations')
@Controller('api/typed-organisations')
@RolesAllowed('organiser', 'staff')
export class TypedOrganisationsController {
  constructor(
    private readonly typed: TypedOrganisationsQuery,
    private readonly merging: MergeTyped,
  ) {}

  /** What people who came typed as their organisation, with the names and organisations it may be. */
  @Get()
  list(@Query() filter: TypedFilter): Promise<TypedOrganisationPage> {
    return this.typed.page(filter);
  }

  /** From now on it counts as that organisation, or as one with that name. 422 ONE_TARGET, MERGED_INTO_ITSELF. */
  @Post(':id/merge')
  @HttpCode(200)
  async merge(
    @Param('id', IdParam) id: string,
    @Body() target: MergeInput,
    @CurrentCaller() caller: Caller,
  ): Promise<TypedOrganisationDto> {
    await this.merging.execute(id, target, caller.userId);
    return this.typed.one(id);
  }

  /** It counts for itself again; who merged it and who took it back stays to be read. */
  @Post(':id/undo')
  @HttpCode(200)
  async undo(@Param('id', IdParam) id: string, @CurrentCaller() caller: Caller): Promise<TypedOrganisationDto> {
    await this.merging.undo(id, caller.userId);
    return this.typed.one(id);
  }
}
