import type { Locale, RegistrationStatus } from '@zuomei/contracts';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsUUID } from 'class-validator';

export class RecipientIdsDto {
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(100) @IsUUID(undefined, { each: true }) ids!: string[];
}

export class RecipientDto {
  /** The registration. */
  id!: string;
  eventId!: string;
  /** Version of the event that is known here. */
  eventVersion!: number;
  status!: RegistrationStatus;
  name!: string;
  email!: string;
  locale!: Locale;
  /** Opens the registration; never to be stored or logged. */
  link!: string;
  /** Once confirmed. */
  checkInCode?: string;
  /** Place in line, from 1; only while waitlisted. */
  position?: number;
  /** Why it was cancelled or rejected. */
  reason?: string;
}

export class RecipientsDto {
  items!: RecipientDto[];
}
