import type { Locale, RegistrationStatus } from '@zuomei/contracts';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsUUID } from 'class-validator';

export class RecipientIdsDto {
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(100) @IsUUID(undefined, { each: true }) ids!: string[];
}

export class RecipientDto {
  /** The registration, the invitation or the sign-up that waits for its link to be opened. */
  id!: string;
  eventId!: string;
  /** Version of the event that is known here. */
  eventVersion!: number;
  /** Of a registration. */
  status?: RegistrationStatus;
  name!: string;
  email!: string;
  locale!: Locale;
  /** Opens the registration; never to be stored or logged. */
  link!: string;
  /** Once confirmed. */
  checkInCode?: string;
  /** Until when the link works, where it ends. */
  expiresAt?: string;
  /** Of an invitation. */
  seats?: number;
  /** Whose seats they are. */
  organisation?: string;
  /** Place in line, from 1; only while waitlisted. */
  position?: number;
  /** Of a group: what became of each. */
  people?: { name: string; status: RegistrationStatus; position?: number }[];
  /** Why it was cancelled or rejected. */
  reason?: string;
}

export class RecipientsDto {
  items!: RecipientDto[];
}
