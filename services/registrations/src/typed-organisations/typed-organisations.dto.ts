import { PageQuery } from '@zuomei/platform';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

export const typedStates = ['open', 'merged'] as const;

export class TypedFilter extends PageQuery {
  /** Part of the name. */
  @IsOptional() @IsString() @MaxLength(200) q?: string;
  /** `merged`: into another name or an organisation; all, if left out. */
  @IsOptional() @IsIn(typedStates) state?: (typeof typedStates)[number];
}

/** One of the two. */
export class MergeInput {
  /** Another name that people typed. */
  @IsOptional() @IsUUID() intoId?: string;
  @IsOptional() @IsUUID() organisationId?: string;
}

export class TypedNameDto {
  id!: string;
  name!: string;
}

export class LikeDto extends TypedNameDto {
  /** From 0.5 to 1. */
  likeness!: number;
}

export class TypedChangeDto {
  at!: string;
  /** Who did it. */
  userId!: string;
  into?: TypedNameDto;
  organisation?: TypedNameDto;
}

/** What people who came typed as their organisation. */
export class TypedOrganisationDto {
  id!: string;
  version!: number;
  name!: string;
  /** Who typed it and came. */
  attendances!: number;
  events!: number;
  /** Merged into this name. */
  into?: TypedNameDto;
  /** Is this organisation. */
  organisation?: TypedNameDto;
  /** Names and organisations it may be; none for what is merged. */
  likeNames!: LikeDto[];
  likeOrganisations!: LikeDto[];
  /** Merged and taken back, newest first. */
  log!: TypedChangeDto[];
}

export class TypedOrganisationPage {
  items!: TypedOrganisationDto[];
  /** Different names that are merged into nothing. */
  open!: number;
  nextCursor!: string | null;
}
