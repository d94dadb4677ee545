import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { type Caller, CurrentCaller, IdParam, RolesAllowed } from '@zuomei/platform';
import { RetrySeal } from '../sealing/retry-seal.js';
import { ExtendBody, RemindBody } from './agreements.dto.js';
import { AgreementsQuery } from './agreements.query.js';
import { AgreementDetail } from './agreements.view.js';
import { AskAgain } from './ask-again.js';
import { ExtendSigning } from './extend-signing.js';

/** What staff does while a file is out for signature, or waits for its seal. */
@Controller('api/agreements')
@RolesAllowed('staff')
export class OutForSignatureController {
  constructor(
    private readonly query: AgreementsQuery,
    private readonly extendSigning: ExtendSigning,
    private readonly askAgain: AskAgain,
    private readonly retry: RetrySeal,
  ) {}

  /** More time for whoever has not signed yet. 409 ENVELOPE_NOT_SENT; 422 SIGN_BY_NOT_LATER. */
  @Post(':id/extend')
  @HttpCode(200)
  async extend(
    @Param('id', IdParam) id: string,
    @Body() { signBy }: ExtendBody,
    @CurrentCaller() caller: Caller,
  ): Promise<AgreementDetail> {
    await this.extendSigning.execute(id, signBy, caller.userId);
    return this.query.one(id, caller);
  }

  /**
   * Mails a new link to those whose turn it is, or to one of them; the links before stop working.
   * 409 ENVELOPE_NOT_SENT, NOT_AT_TURN; 429 TOO_MANY_REMINDERS after 5 mails to somebody in an hour.
   */
  @Post(':id/remind')
  @HttpCode(200)
  async remind(
    @Param('id', IdParam) id: string,
    @Body() { signatoryId }: RemindBody,
    @CurrentCaller() caller: Caller,
  ): Promise<AgreementDetail> {
    await this.askAgain.execute(id, signatoryId, caller.userId);
    return this.query.one(id, caller);
  }

  /** Tries a seal that failed again now instead of later. 409 SEAL_NOT_FAILED. */
  @Post(':id/retry-seal')
  @HttpCode(200)
  async retrySeal(@Param('id', IdParam) id: string, @CurrentCaller() caller: Caller): Promise<AgreementDetail> {
    await this.retry.execute(id);
    return this.query.one(id, caller);
  }
}
