import { Body, Controller, Get, Param, Patch } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller, IdParam, IfMatch, RolesAllowed } from '@zuomei/platform';
import { ChangeParkSpace } from './change-park-space.js';
import { ParkDetail, ParkList, ParkSpaceBody } from './parks.dto.js';
import { ParksQuery } from './parks.query.js';

/** 载体: organisations of kind `park`, what room they have, and who wants to settle there. */
@ApiTags('parks')
@Controller('api/parks')
@RolesAllowed('organiser', 'staff')
export class ParksController {
  constructor(
    private readonly parks: ParksQuery,
    private readonly changing: ChangeParkSpace,
  ) {}

  @Get()
  list(): Promise<ParkList> {
    return this.parks.list();
  }

  /** With every intent to settle in it. */
  @Get(':id')
  one(@Param('id', IdParam) id: string): Promise<ParkDetail> {
    return this.parks.one(id);
  }

  /** What room it has now; by staff and organisers for the park. */
  @Patch(':id')
  @ApiHeader({ name: 'If-Match', required: false })
  change(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
    @Body() body: ParkSpaceBody,
    @IfMatch() ifMatch: number | undefined,
  ): Promise<ParkDetail> {
    return this.changing.execute(caller, id, body, ifMatch);
  }
}
