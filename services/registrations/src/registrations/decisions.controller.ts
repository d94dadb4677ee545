import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Caller, CurrentCaller, IdParam, IfMatch, type RequestWithCaller, RolesAllowed } from '@zuomei/platform';
import { ApproveRegistrations } from './approve-registrations.js';
import { requireDecided } from './decide.js';
import { PlaceAccess } from './place-access.js';
import { RegistrationDto, RejectDto } from './place.dto.js';
import { PlaceQuery } from './place.query.js';
import { RejectRegistrations } from './reject-registrations.js';

/** What organisers decide about those who wait for approval. */
@ApiTags('places')
@Controller('api/registrations')
export class DecisionsController {
  constructor(
    private readonly access: PlaceAccess,
    private readonly place: PlaceQuery,
    private readonly approving: ApproveRegistrations,
    private readonly rejecting: RejectRegistrations,
  ) {}

  /** Confirms who waits for approval; a place in line where there is none left. Honours `If-Match`. */
  @Post(':id/approve')
  @HttpCode(200)
  @RolesAllowed('organiser')
  async approve(
    @Param('id', IdParam) id: string,
    @Req() request: RequestWithCaller,
    @CurrentCaller() caller: Caller,
    @IfMatch() ifMatch: number | undefined,
  ): Promise<RegistrationDto> {
    const { offering } = await this.access.organiser(id, request, caller);
    requireDecided(await this.approving.execute(offering.id, [id], caller.userId, ifMatch));
    return this.place.read(id);
  }

  /** Refuses who waits for approval. Honours `If-Match`. */
  @Post(':id/reject')
  @HttpCode(200)
  @RolesAllowed('organiser')
  async reject(
    @Param('id', IdParam) id: string,
    @Body() body: RejectDto,
    @Req() request: RequestWithCaller,
    @CurrentCaller() caller: Caller,
    @IfMatch() ifMatch: number | undefined,
  ): Promise<RegistrationDto> {
    const { offering } = await this.access.organiser(id, request, caller);
    requireDecided(await this.rejecting.execute(offering.id, [id], body.reason, caller.userId, ifMatch));
    return this.place.read(id);
  }
}
