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
  Refusal,
  RolesAllowed,
} from '@zuomei/platform';
import type { FastifyReply } from 'fastify';
import { FindOffering } from '../offerings/find-offering.js';
import { csvOf } from './export-registrations.js';
import { ListRegistrations } from './list-registrations.query.js';
import { PlaceSecrets } from './place-secrets.js';
import { RegistrationFilter } from './registration-filter.js';
import { RegistrationListQuery, RegistrationPageDto } from './registration-list.dto.js';
import { EventNotFound } from './registrations.errors.js';
import { AlreadyRegisteredDto, SignedUpDto, SignUpDto } from './sign-up.dto.js';
import { SignUpQueue } from './sign-up-queue.js';
import type { Accepted, ConfirmEmail, Registered, SignUp } from './sign-up.js';
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
  ): Promise<SignedUpDto | AlreadyRegisteredDto | ConfirmEmail> {
    const signUp: SignUp = {
      offeringId: id,
      people: [body],
      caller,
      trace: currentTrace(),
      ...(once ? { once } : {}),
    };
    const result = await this.submit(signUp);
    if (result === 'already_registered') {
      void reply.status(200);
      return { status: 'already_registered' };
    }
    if (result.status === 'confirm_email') {
      void reply.status(202);
      return result;
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

  /** @throws the refusal of the one person that it is about */
  private async submit(signUp: SignUp): Promise<Accepted> {
    let [result] = await this.queue.submit(signUp);
    if (result instanceof EventNotFound && signUp.caller.kind === 'user') {
      // Signed in, and the event is not there yet: its fact may be on its way.
      await this.offerings.awaited(signUp.offeringId, signUp.caller);
      [result] = await this.queue.submit(signUp);
    }
    if (result === undefined) throw new Error('nobody signed up');
    if (result instanceof Refusal) throw result;
    return result;
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
