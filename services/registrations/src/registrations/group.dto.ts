import { locales, type Locale, type RegistrationStatus, registrationStatuses } from '@zuomei/contracts';
import { ApiProperty, OmitType } from '@nestjs/swagger';
import { NullIsLeftOut, Trimmed } from '@zuomei/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { emailKey } from './sign-up.js';
import { SignUpDto } from './sign-up.dto.js';

/** Who signs the others up; registered only if also named among them. */
export class GroupContactDto {
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(120) name!: string;
  /** Told what became of the others, without their links. */
  @Trimmed() @IsString() @IsEmail() @MaxLength(254) email!: string;
}

/** One of a group. */
export class GroupMemberDto extends OmitType(SignUpDto, ['invitation', 'organisation', 'email', 'homepage'] as const) {
  /** Where this person's own link is mailed. */
  @Trimmed() @IsString() @IsEmail() @MaxLength(254) email!: string;
}

export class GroupSignUpDto {
  @ValidateNested() @Type(() => GroupContactDto) @IsNotEmpty() contact!: GroupContactDto;

  /** Whose people they are. */
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(200) organisation!: string;

  /** All have seats, or one place in line together. Unless said: as many as fit. */
  @IsOptional() @NullIsLeftOut() @IsBoolean() allOrNone?: boolean;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique((person: GroupMemberDto) => (typeof person?.email === 'string' ? emailKey(person.email) : person))
  @ValidateNested({ each: true })
  @Type(() => GroupMemberDto)
  people!: GroupMemberDto[];

  /** Token of an invitation that has a seat for each. */
  @IsOptional() @NullIsLeftOut() @IsString() @MaxLength(200) invitation?: string;

  /** Language of the mails; that of the request unless said. */
  @IsOptional() @NullIsLeftOut() @IsIn(locales) locale?: Locale;
}

const results = [...registrationStatuses, 'already_registered', 'confirm_email', 'refused'] as const;

export class FieldProblemDto {
  pointer!: string;
  code!: string;
  detail!: string;
}

export class MemberProblemDto {
  code!: string;
  detail!: string;
  errors?: FieldProblemDto[];
}

/** What became of one of a group. */
export class GroupMemberResultDto {
  email!: string;
  /** Of the registration. */
  id?: string;
  @ApiProperty({ enum: results })
  status!: RegistrationStatus | 'already_registered' | 'confirm_email' | 'refused';
  /** Place in line, from 1; the same for all that come together or not at all. */
  position?: number;
  problem?: MemberProblemDto;
}

export class GroupSignedUpDto {
  groupId!: string;
  allOrNone!: boolean;
  /** In the order asked. */
  results!: GroupMemberResultDto[];
}
