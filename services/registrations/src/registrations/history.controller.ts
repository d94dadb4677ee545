import { Controller, Get, Param, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Caller, CurrentCaller, IdParam, type RequestWithCaller, RolesAllowed } from '@zuomei/platform';
import { HistoryDto } from './history.dto.js';
import { HistoryQuery } from './history.query.js';
import { PlaceAccess } from './place-access.js';

@ApiTags('places')
@Controller('api/registrations')
export class HistoryController {
  constructor(
    private readonly access: PlaceAccess,
    private readonly query: HistoryQuery,
  ) {}

  /** What became of a registration and why, newest first: decisions, changes, moves in line, who was passed over. */
  @Get(':id/history')
  @RolesAllowed('organiser')
  async history(
    @Param('id', IdParam) id: string,
    @Req() request: RequestWithCaller,
    @CurrentCaller() caller: Caller,
  ): Promise<HistoryDto> {
    await this.access.organiser(id, request, caller);
    return { items: await this.query.of(id) };
  }
}
