import {
  type ContractRegistrationState,
  contractRegistrationStates,
  type TechnologyContractType,
  technologyContractTypes,
} from '@zuomei/contracts';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { moneyShape } from '../agreements/agreements.dto.js';
import { IsDay } from '../agreements/days.js';

/** The whole record; what is left out is not known. */
export class ContractRegistrationBody {
  @IsIn(contractRegistrationStates)
  state!: ContractRegistrationState;

  /** Required once it is applied for. */
  @IsOptional()
  @IsIn(technologyContractTypes)
  type?: TechnologyContractType | null;

  /** Where it is registered. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  office?: string | null;

  /** As the office wrote it. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  number?: string | null;

  @IsOptional()
  @IsDay()
  registeredOn?: string | null;

  /** 核定技术交易额: decimal yuan, never more than the agreement's amount. */
  @IsOptional()
  @Matches(moneyShape)
  recognisedAmount?: string | null;

  /** Such as what is to be put right. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string | null;
}

export class ContractRegistrationView {
  agreementId!: string;
  /** 0: nothing was ever said of it. */
  version!: number;
  state!: ContractRegistrationState;
  type?: TechnologyContractType;
  office?: string;
  number?: string;
  registeredOn?: string;
  recognisedAmount?: string;
  note?: string;
  changedAt?: string;
}
