import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Caller, CurrentCaller, IdParam, IfMatch, type RequestWithCaller, RolesAllowed } from '@zuomei/platform';
import { ApproveRegistration } from './approve-registration.js';
import { PlaceAccess } from './place-access.js';
import { RegistrationDto, RejectDto } from './place.dto.js';
import { PlaceQuery } from './place.query.js';
import { RejectRegistration } from './reject-registration.js';

/** What organisers decide about those who wait for approval. */
@ApiTags('places')
@Controller('api/registrations')
export class DecisionsController {
  constructor(
    private readonly access: PlaceAccess,
    private readonly place: PlaceQuery,
    private readonly approving: ApproveRegistration,
    private readonly rejecting: RejectRegistration,
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
    await this.access.organiser(id, request, caller);
    await this.approving.execute(id, ifMatch);
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
    await this.access.organiser(id, request, caller);
    await this.rejecting.execute(id, body.reason, ifMatch);
    return this.place.read(id);
  }
}
