import { Body, Controller, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Anyone, currentTrace } from '@zuomei/platform';
import type { FastifyReply } from 'fastify';
import { SignUpLimit } from '../limits/sign-up-limit.guard.js';
import { type SignUpAnswer, SignUpDesk } from '../registrations/sign-up-desk.js';
import { AlreadyRegisteredDto, SignedUpDto } from '../registrations/sign-up.dto.js';
import { ConfirmEmailTokenDto } from './confirmations.dto.js';
import { FindUnconfirmed } from './find-unconfirmed.js';

@ApiTags('registrations')
@Controller('api/registrations')
export class ConfirmationsController {
  constructor(
    private readonly unconfirmed: FindUnconfirmed,
    private readonly desk: SignUpDesk,
  ) {}

  /**
   * Confirms the address of a sign-up and with it asks for the place; answered as a sign-up. The same link again
   * answers the same. 404 for a link that is over or was replaced by a later one; 409 EVENT_FULL, SIGN_UP_CLOSED.
   */
  @Post('confirm-email')
  @Anyone()
  @SignUpLimit()
  @ApiCreatedResponse({ type: SignedUpDto })
  @ApiOkResponse({ type: AlreadyRegisteredDto, description: 'The address is registered already.' })
  async confirm(
    @Body() { token }: ConfirmEmailTokenDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignUpAnswer> {
    const signUp = await this.unconfirmed.byToken(token);
    return this.desk.take({ ...signUp, trace: currentTrace() }, reply);
  }
}
