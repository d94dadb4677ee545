import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { Anyone } from '@zuomei/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DeclineDocument } from './decline-document.js';
import { DelegateSigning } from './delegate-signing.js';
import { OpenSigning } from './open-signing.js';
import { RequestCode } from './request-code.js';
import { SignDocument, type SigningPlace } from './sign-document.js';
import {
  CodeSent,
  DeclineBody,
  DelegateBody,
  SignBody,
  SigningAnswer,
  SigningSessionBody,
  SigningSessionView,
} from './signing.dto.js';
import { SigningSessions } from './signing-session.js';

/** By whoever holds a mailed link; it opens one document for one person. */
@Controller('api/signing')
@Anyone()
export class SigningController {
  constructor(
    private readonly sessions: SigningSessions,
    private readonly openSigning: OpenSigning,
    private readonly signDocument: SignDocument,
    private readonly declineDocument: DeclineDocument,
    private readonly requestCode: RequestCode,
    private readonly delegateSigning: DelegateSigning,
  ) {}

  /**
   * Exchanges the token of a link for a cookie. 404 LINK_UNKNOWN; 409 ALREADY_SIGNED, ENVELOPE_VOIDED,
   * ENVELOPE_DECLINED, ENVELOPE_EXPIRED.
   */
  @Post('sessions')
  async open(
    @Body() { token }: SigningSessionBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SigningSessionView> {
    const { session, view } = await this.openSigning.execute(token);
    this.sessions.grant(reply, session);
    return view;
  }

  /** Mails six digits to the signatory's own address; the latest counts for 10 minutes and 5 tries. 429 TOO_MANY_CODES. */
  @Post('code')
  @HttpCode(200)
  code(@Req() request: FastifyRequest): Promise<CodeSent> {
    return this.requestCode.execute(this.sessions.of(request));
  }

  /**
   * Signs or approves; the same answer however often it is sent. 403 CODE_REQUIRED;
   * 409 NOT_YOUR_TURN, CONSENT_OUTDATED, ANOTHER_DOCUMENT.
   */
  @Post('sign')
  @HttpCode(200)
  sign(@Body() body: SignBody, @Req() request: FastifyRequest): Promise<SigningAnswer> {
    return this.signDocument.execute(this.sessions.of(request), body, placeOf(request));
  }

  /** Declines for everybody; the agreement is a draft again. 422 REASON_REQUIRED; 409 ANOTHER_DOCUMENT. */
  @Post('decline')
  @HttpCode(200)
  decline(@Body() body: DeclineBody, @Req() request: FastifyRequest): Promise<SigningAnswer> {
    return this.declineDocument.execute(this.sessions.of(request), body, placeOf(request));
  }

  /**
   * Hands the act to somebody else, who gets a link of their own; this one stops working. 403 CODE_REQUIRED;
   * 409 DELEGATE_MAY_NOT_DELEGATE, NOT_YOUR_TURN.
   */
  @Post('delegate')
  @HttpCode(200)
  delegate(@Body() body: DelegateBody, @Req() request: FastifyRequest): Promise<SigningAnswer> {
    return this.delegateSigning.execute(this.sessions.of(request), body, placeOf(request));
  }
}

const placeOf = (request: FastifyRequest): SigningPlace => ({
  ip: request.ip,
  userAgent: (request.headers['user-agent'] ?? '').slice(0, 300),
});
