import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  Anyone,
  Caller,
  CurrentCaller,
  currentTrace,
  IdempotencyKey,
  IdParam,
  type OnceKey,
  RolesAllowed,
} from '@zuomei/platform';
import type { FastifyReply } from 'fastify';
import { emailOf, InvitationLinks } from '../invitations/invitation-links.js';
import { FindOffering } from '../offerings/find-offering.js';
import { ListRegistrations } from './list-registrations.query.js';
import { RegistrationListQuery, RegistrationPageDto, RegistrationTotalsDto } from './registration-list.dto.js';
import { RegistrationFilter } from './registration-filter.js';
import { RegistrationTotals } from './registration-totals.query.js';
import { type SignUpAnswer, SignUpDesk } from './sign-up-desk.js';
import { AlreadyRegisteredDto, ConfirmEmailDto, SignedUpDto, SignUpDto } from './sign-up.dto.js';
import type { SignUp } from './sign-up.js';
import { SignUpLimit } from '../limits/sign-up-limit.guard.js';

@ApiTags('registrations')
@Controller('api/events/:id')
export class RegistrationsController {
  constructor(
    private readonly desk: SignUpDesk,
    private readonly invitations: InvitationLinks,
    private readonly offerings: FindOffering,
    private readonly list: ListRegistrations,
    private readonly counting: RegistrationTotals,
  ) {}

  /**
   * Sign up. No account is needed, except at internal events.
   *
   * 409 SIGN_UP_CLOSED (`errors[0].code` says why), 409 EVENT_FULL without a waitlist, 422 for answers, sessions or a
   * way of attending that the event does not have.
   */
  @Post('registrations')
  @Anyone()
  @SignUpLimit()
  @ApiCreatedResponse({ type: SignedUpDto })
  @ApiOkResponse({ type: AlreadyRegisteredDto, description: 'The address is registered already.' })
  @ApiAcceptedResponse({ type: ConfirmEmailDto, description: 'A link was mailed that confirms the address.' })
  async signUp(
    @Param('id', IdParam) id: string,
    @Body() body: SignUpDto,
    @CurrentCaller() caller: Caller,
    @IdempotencyKey() once: OnceKey | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignUpAnswer> {
    const { invitation: token, homepage, ...said } = body;
    const invitation = token === undefined ? undefined : await this.invitations.byToken(token);
    const signUp: SignUp = {
      offeringId: id,
      people: [{ ...said, email: said.email ?? emailOf(invitation) }],
      caller,
      ...(invitation ? { invitation } : {}),
      trace: currentTrace(),
      ...(once ? { once } : {}),
    };
    if (homepage) return this.desk.pretend(signUp, invitation?.offeringId === id, reply);
    return this.desk.take(signUp, reply);
  }

  /** Who is registered; organisers of the event only. */
  @Get('registrations')
  @RolesAllowed('organiser')
  async registrations(
    @Param('id', IdParam) id: string,
    @Query() query: RegistrationListQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<RegistrationPageDto> {
    return this.list.page(await this.offerings.hosted(id, caller), query);
  }

  /** How many there are of each state under these filters; organisers of the event only. */
  @Get('registrations/totals')
  @RolesAllowed('organiser')
  async totals(
    @Param('id', IdParam) id: string,
    @Query() filter: RegistrationFilter,
    @CurrentCaller() caller: Caller,
  ): Promise<RegistrationTotalsDto> {
    return this.counting.of(await this.offerings.hosted(id, caller), filter);
  }
}
