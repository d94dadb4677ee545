import { ApiProperty } from '@nestjs/swagger';

/** A file that waits for the sign-up whose answer names it; removed after 24 hours if none does. */
export class AnswerFileDto {
  /** The answer to the question. */
  fileId!: string;
  /** Cleaned. */
  name!: string;
  @ApiProperty({ type: 'integer' }) size!: number;
  /** By what it holds. */
  type!: string;
}

export class AnswerFileListDto {
  items!: AnswerFileDto[];
}
