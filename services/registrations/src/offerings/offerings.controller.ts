import { Body, Controller, Get, Param, Patch, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Anyone, Caller, Clock, CurrentCaller, IdParam, IfMatch, RolesAllowed } from '@zuomei/platform';
import type { FastifyRequest } from 'fastify';
import { InvitationLinks, invitationTokenOf } from '../invitations/invitation-links.js';
import { ChangeSignUpTerms } from './change-sign-up-terms.js';
import { FindOffering } from './find-offering.js';
import { AvailabilityDto, ChangeSignUpTermsDto, OccupancyDto, SignUpTermsDto } from './offerings.dto.js';
import { OfferingsQuery, termsOf } from './offerings.query.js';

@ApiTags('offerings')
@Controller('api/events/:id')
export class OfferingsController {
  constructor(
    private readonly offerings: FindOffering,
    private readonly query: OfferingsQuery,
    private readonly changing: ChangeSignUpTerms,
    private readonly invitations: InvitationLinks,
    private readonly clock: Clock,
  ) {}

  /** Whether one can sign up right now, and how many places are left; for whoever can see the event. */
  @Get('availability')
  @Anyone()
  async availability(
    @Param('id', IdParam) id: string,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
  ): Promise<AvailabilityDto> {
    const invited = await this.invitations.opens(invitationTokenOf(request), id);
    return this.query.availability(await this.offerings.visible(id, caller, invited), this.clock.now());
  }

  /** Seats and people; organisers of the event only. */
  @Get('occupancy')
  @RolesAllowed('organiser')
  async occupancy(@Param('id', IdParam) id: string, @CurrentCaller() caller: Caller): Promise<OccupancyDto> {
    return this.query.occupancy(await this.offerings.hosted(id, caller), this.clock.now());
  }

  /** How one signs up, as it now is; organisers of the event only. */
  @Get('sign-up-terms')
  @RolesAllowed('organiser')
  async terms(@Param('id', IdParam) id: string, @CurrentCaller() caller: Caller): Promise<SignUpTermsDto> {
    return termsOf(await this.offerings.hosted(id, caller));
  }

  /**
   * Changes how one signs up, once the event is published (409 NOT_PUBLISHED before: change the event). A raised
   * capacity promotes at once; 409 BELOW_HELD for one below the seats held. Honours `If-Match`.
   */
  @Patch('sign-up-terms')
  @RolesAllowed('organiser')
  async change(
    @Param('id', IdParam) id: string,
    @Body() body: ChangeSignUpTermsDto,
    @CurrentCaller() caller: Caller,
    @IfMatch() ifMatch: number | undefined,
  ): Promise<SignUpTermsDto> {
    await this.offerings.awaitedHosted(id, caller);
    return termsOf(await this.changing.execute(id, body, ifMatch));
  }
}
