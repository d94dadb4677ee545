import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller, IdParam, IfMatch, RolesAllowed } from '@zuomei/platform';
import { AgreementsQuery } from '../agreements/agreements.query.js';
import { ContractRegistrationBody, ContractRegistrationView } from './contract-registrations.dto.js';
import { RecordRegistration } from './record-registration.js';

/** 技术合同认定登记 of an agreement. */
@ApiTags('agreements')
@Controller('api/agreements/:id/contract-registration')
@RolesAllowed('staff')
export class ContractRegistrationsController {
  constructor(
    private readonly query: AgreementsQuery,
    private readonly recordRegistration: RecordRegistration,
  ) {}

  /** `not_applied`, version 0, where nothing was said of it yet. */
  @Get()
  @RolesAllowed('staff', 'member')
  async one(@Param('id', IdParam) id: string, @CurrentCaller() caller: Caller): Promise<ContractRegistrationView> {
    await this.query.one(id, caller);
    return this.recordRegistration.one(id);
  }

  /** The whole record. 409 AGREEMENT_NOT_SIGNED; 422 REGISTRATION_INCOMPLETE, RECOGNISED_ABOVE_AMOUNT. */
  @Put()
  async record(
    @Param('id', IdParam) id: string,
    @Body() body: ContractRegistrationBody,
    @CurrentCaller() caller: Caller,
    @IfMatch() ifMatch: number | undefined,
  ): Promise<ContractRegistrationView> {
    await this.recordRegistration.execute(id, body, caller.userId, ifMatch);
    return this.recordRegistration.one(id);
  }
}
