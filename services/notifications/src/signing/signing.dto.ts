import type { AgreementKind, EnvelopeStatus, SignatoryRole, SignatoryStatus } from '@zuomei/contracts';
import { Type } from 'class-transformer';
import { IsEmail, IsIn, IsObject, IsOptional, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';

export class SigningSessionBody {
  /** From the mailed link, `/sign#<token>`. */
  @IsString()
  @Matches(/\S/)
  @MaxLength(200)
  token!: string;
}

export class SignatureBody {
  @IsIn(['typed', 'drawn'])
  kind!: 'typed' | 'drawn';

  /** The name as typed, 50 characters at most; or a PNG as a data URL or base64. */
  @IsString()
  @MaxLength(700_000)
  value!: string;
}

export class SignBody {
  /** The version of the consent that was shown. */
  @IsString()
  @MaxLength(40)
  consentVersion!: string;

  /** The six digits mailed by POST /api/signing/code, where the agreement asks for them. */
  @IsOptional()
  @IsString()
  @MaxLength(20)
  code?: string;

  /** An approver may leave it out. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => SignatureBody)
  signature?: SignatureBody;

  /** Of the file that was shown. Another one than this browser's session is for is refused: two links may be open. */
  @IsOptional()
  @IsString()
  @Matches(/^[0-9a-f]{64}$/)
  documentSha256?: string;
}

export class DeclineBody {
  /** Required, 500 characters at most. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string;

  /** Of the file that was shown. Another one than this browser's session is for is refused: two links may be open. */
  @IsOptional()
  @IsString()
  @Matches(/^[0-9a-f]{64}$/)
  documentSha256?: string;
}

export class DelegateBody {
  @IsString()
  @Matches(/\S/)
  @MaxLength(100)
  name!: string;

  /** Where the new link is mailed. */
  @IsEmail()
  @MaxLength(254)
  email!: string;

  @IsString()
  @Matches(/\S/)
  @MaxLength(500)
  reason!: string;

  /** The six digits that POST /api/signing/code mails to whoever delegates. */
  @IsOptional()
  @IsString()
  @MaxLength(20)
  code?: string;

  /** Of the file that was shown. */
  @IsOptional()
  @IsString()
  @Matches(/^[0-9a-f]{64}$/)
  documentSha256?: string;
}

export class CodeSent {
  /** The address, masked: `z***@example.com`. */
  sentTo!: string;
  /** ISO 8601, UTC. */
  expiresAt!: string;
}

/** Another signatory: name and state only. */
export class FellowSignatory {
  name!: string;
  status!: SignatoryStatus;
}

export class SigningParty {
  label!: string;
  name!: string;
}

export class AgreementToSign {
  number!: string;
  title!: string;
  kind!: AgreementKind;
  parties!: SigningParty[];
  /** By when, ISO 8601, UTC. */
  signBy!: string;
  envelopeStatus!: EnvelopeStatus;
  /** Whether a mailed code is needed to sign. */
  signingCode!: boolean;
}

export class OwnSignatory {
  id!: string;
  name!: string;
  title?: string;
  role!: SignatoryRole;
  order!: number;
  status!: SignatoryStatus;
  /** The party they sign for. */
  party!: string;
  /** False for who was delegated to. */
  mayDelegate!: boolean;
}

export class ConsentView {
  version!: string;
  text!: string;
}

export class SigningSessionView {
  agreement!: AgreementToSign;
  signatory!: OwnSignatory;
  /** The others, in the order in which they sign. */
  signatories!: FellowSignatory[];
  /** SHA-256 of the file that is signed. */
  documentSha256!: string;
  /** SHA-256 of the sealed file, once everybody has signed, and of the evidence file that follows it. */
  sealedSha256?: string;
  evidenceSha256?: string;
  consent!: ConsentView;
}

/** The same whenever it is asked for again. */
export class SigningAnswer {
  signatoryId!: string;
  status!: SignatoryStatus;
  /** ISO 8601, UTC. */
  at!: string;
  documentSha256!: string;
}
