import { ApiProperty, PartialType, PickType } from '@nestjs/swagger';
import { NullIsLeftOut, PageQuery, type RoleName } from '@zuomei/platform';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
} from 'class-validator';
import type { MailLanguage, User } from './user.entity.js';

const roleNames: RoleName[] = ['admin', 'organiser', 'staff', 'member'];

export class Me {
  id!: string;
  email!: string;
  name!: string;

  @ApiProperty({ enum: roleNames, isArray: true })
  roles!: RoleName[];

  /** Organisations whose events one organises. */
  hosts!: string[];

  /** Organisations one is a member of. */
  memberOf!: string[];

  static of({ id, email, name, roles, hosts, memberOf }: User): Me {
    return { id, email, name, roles, hosts, memberOf };
  }
}

export class UserView extends Me {
  /** Of the mails the user gets. */
  @ApiProperty({ enum: ['zh-CN', 'en'] })
  locale!: MailLanguage;

  disabled!: boolean;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: string;

  version!: number;

  static override of(user: User): UserView {
    const { locale, disabled, createdAt, version } = user;
    return { ...Me.of(user), locale, disabled, createdAt: createdAt.toISOString(), version };
  }
}

export class UserPage {
  items!: UserView[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}

export class UsersPageQuery extends PageQuery {
  /** A part of name or e-mail. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;
}

export class InviteUserBody {
  @IsEmail()
  @MaxLength(254)
  email!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name!: string;

  @ApiProperty({ enum: roleNames, isArray: true })
  @IsArray()
  @ArrayUnique()
  @IsIn(roleNames, { each: true })
  roles!: RoleName[];

  @IsOptional()
  @NullIsLeftOut()
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(500)
  @IsUUID(undefined, { each: true })
  hosts?: string[];

  @IsOptional()
  @NullIsLeftOut()
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(500)
  @IsUUID(undefined, { each: true })
  memberOf?: string[];

  /** Of the mails; Chinese unless said. */
  @ApiProperty({ enum: ['zh-CN', 'en'], required: false })
  @IsOptional()
  @NullIsLeftOut()
  @IsIn(['zh-CN', 'en'])
  locale?: MailLanguage;
}

export class ChangeUserBody extends PartialType(
  PickType(InviteUserBody, ['name', 'roles', 'hosts', 'memberOf', 'locale'] as const),
  { skipNullProperties: false },
) {
  /** A disabled user is signed out at once and cannot sign in. */
  @IsOptional()
  @NullIsLeftOut()
  @IsBoolean()
  disabled?: boolean;
}
