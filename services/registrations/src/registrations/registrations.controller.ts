import { Body, Controller, Get, Header, Param, Post, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import {
  Anyone,
  Caller,
  CurrentCaller,
  currentLocale,
  currentTrace,
  IdempotencyKey,
  IdParam,
  type OnceKey,
  RolesAllowed,
} from '@zuomei/platform';
import type { FastifyReply } from 'fastify';
import { emailOf, InvitationLinks } from '../invitations/invitation-links.js';
import { FindOffering } from '../offerings/find-offering.js';
import { csvOf } from './export-registrations.js';
import { ListRegistrations } from './list-registrations.query.js';
import { RegistrationFilter } from './registration-filter.js';
import { RegistrationListQuery, RegistrationPageDto } from './registration-list.dto.js';
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

  /** The same as a spreadsheet, UTF-8 with a byte order mark; cells that would start a formula are neutralised. */
  @Get('registrations.csv')
  @RolesAllowed('organiser')
  @ApiProduces('text/csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="registrations.csv"')
  async csv(
    @Param('id', IdParam) id: string,
    @Query() filter: RegistrationFilter,
    @CurrentCaller() caller: Caller,
  ): Promise<StreamableFile> {
    const offering = await this.offerings.hosted(id, caller);
    return new StreamableFile(csvOf(this.list.all(offering, filter), currentLocale()), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="registrations.csv"',
    });
  }
}
