import { Body, Controller, Get, Header, Param, Post, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
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
import { FindOffering } from '../offerings/find-offering.js';
import { csvOf } from './export-registrations.js';
import { ListRegistrations } from './list-registrations.query.js';
import { PlaceSecrets } from './place-secrets.js';
import { RegistrationFilter, RegistrationListQuery, RegistrationPageDto } from './registration-list.dto.js';
import { EventNotFound } from './registrations.errors.js';
import { AlreadyRegisteredDto, SignedUpDto, SignUpDto } from './sign-up.dto.js';
import { SignUpQueue } from './sign-up-queue.js';
import type { Registered, SignUp } from './sign-up.js';
import { SignUpLimit } from '../limits/sign-up-limit.guard.js';

@ApiTags('registrations')
@Controller('api/events/:id')
export class RegistrationsController {
  constructor(
    private readonly queue: SignUpQueue,
    private readonly offerings: FindOffering,
    private readonly list: ListRegistrations,
    private readonly secrets: PlaceSecrets,
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
  async signUp(
    @Param('id', IdParam) id: string,
    @Body() body: SignUpDto,
    @CurrentCaller() caller: Caller,
    @IdempotencyKey() once: OnceKey | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedUpDto | AlreadyRegisteredDto> {
    const signUp: SignUp = { person: body, caller, trace: currentTrace(), ...(once ? { once } : {}) };
    const result = await this.submit(id, signUp);
    if (result === 'already_registered') {
      void reply.status(200);
      return { status: 'already_registered' };
    }
    return this.signedUp(result, caller);
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

  private async submit(id: string, signUp: SignUp): Promise<Registered | 'already_registered'> {
    try {
      return await this.queue.submit(id, signUp);
    } catch (error) {
      // Signed in, and the event is not there yet: its fact may be on its way.
      if (!(error instanceof EventNotFound) || signUp.caller.kind !== 'user') throw error;
      await this.offerings.awaited(id, signUp.caller);
      return this.queue.submit(id, signUp);
    }
  }

  private signedUp(result: Registered, caller: Caller): SignedUpDto {
    // Named one by one: a stored result comes back with its keys in another order, and a repeat is the same text.
    const { eventId, status, position, sessions } = result;
    return {
      id: result.id,
      eventId,
      status,
      ...(position === undefined ? {} : { position }),
      sessions: sessions.map((session) => ({ sessionId: session.sessionId, status: session.status })),
      ...(status === 'confirmed' ? { checkInCode: this.secrets.checkInCode(result.id, 1) } : {}),
      // Only the person a link is for ever sees it; whoever registers others by hand does not.
      ...(caller.has('organiser') ? {} : { manageToken: this.secrets.linkToken(result.id, 1) }),
    };
  }
}
