import { ApiProperty } from '@nestjs/swagger';
import { type Locale, locales, type MessageKind, messageKinds } from '@zuomei/contracts';
import { NullIsLeftOut, Trimmed } from '@zuomei/platform';
import { Type } from 'class-transformer';
import { IsNotEmpty, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { RegistrationFilter } from '../registrations/registration-filter.js';

/** What an organiser writes to the people of an event. */
export class WriteMessageDto {
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(120) subject!: string;

  /** Markdown; sent as plain text: no HTML, nothing is fetched, links show their address. */
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(10_000) body!: string;

  /** For people who read English; they get the Chinese words without it. */
  @IsOptional() @NullIsLeftOut() @Trimmed() @IsString() @IsNotEmpty() @MaxLength(120) subjectEn?: string;
  @IsOptional() @NullIsLeftOut() @Trimmed() @IsString() @IsNotEmpty() @MaxLength(10_000) bodyEn?: string;

  /** To whom, as in the list; everybody who is registered now (not cancelled or refused) unless it names a state. */
  @IsOptional() @NullIsLeftOut() @ValidateNested() @Type(() => RegistrationFilter) filter?: RegistrationFilter;
}

/** How it will read to those who get it in one language. */
export class MessageExampleDto {
  @ApiProperty({ enum: locales }) locale!: Locale;
  /** How many get it in this language. */
  count!: number;
  /** Whom the example greets. */
  name!: string;
  subject!: string;
  paragraphs!: string[];
}

export class MessagePreviewDto {
  /** How many would get it now. */
  count!: number;
  examples!: MessageExampleDto[];
}

/** A message that was sent, or a reminder by rule, and how far it got. */
export class SentMessageDto {
  id!: string;
  @ApiProperty({ enum: messageKinds }) message!: MessageKind;
  /** The rule it was sent by; not of an organiser's own message. */
  ruleId?: string;
  subject?: string;
  body?: string;
  subjectEn?: string;
  bodyEn?: string;
  filter!: RegistrationFilter;
  /** How many it was for when it was sent. */
  expected?: number;
  /** How many were picked so far. */
  picked!: number;
  /** Of these, handed over to be mailed. */
  handedOver!: number;
  done!: boolean;
  sentAt!: string;
}

export class SentMessagesDto {
  items!: SentMessageDto[];
}

/** Words as a mail shows them. */
export class MessageTextDto {
  id!: string;
  subject?: string;
  paragraphs!: string[];
  subjectEn?: string;
  paragraphsEn?: string[];
}

export class MessageTextsDto {
  items!: MessageTextDto[];
}
