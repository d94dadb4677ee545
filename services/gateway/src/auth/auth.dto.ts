import { ApiProperty } from '@nestjs/swagger';
import { IsEmail, IsString, MaxLength, MinLength } from 'class-validator';
import { Me } from '../users/users.dto.js';

export class SignInBody {
  @IsString()
  @MaxLength(320)
  email!: string;

  @IsString()
  @MaxLength(200)
  password!: string;
}

export class SignInAnswer {
  /** Works as `Authorization: Bearer`, as long as the session does. */
  token!: string;

  user!: Me;
}

export class SessionAnswer {
  /** Who is signed in; null for nobody. */
  @ApiProperty({ type: () => Me, nullable: true })
  user!: Me | null;

  /** When the session ends, unless it is used before. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  expiresAt!: string | null;
}

export class ResetPasswordBody {
  /** From the link in the mail. */
  @IsString()
  @MaxLength(200)
  token!: string;

  /** At least 10 characters. */
  @IsString()
  @MinLength(10)
  @MaxLength(200)
  newPassword!: string;
}

export class RequestPasswordResetBody {
  @IsEmail()
  @MaxLength(320)
  email!: string;
}

export class Done {
  status!: true;
}
