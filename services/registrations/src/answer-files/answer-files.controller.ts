import { Controller, type OnModuleInit, Param, Post, Req } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { Anyone, Caller, CurrentCaller, IdParam } from '@zuomei/platform';
import { acceptUploads, uploadedFile } from '@zuomei/platform/uploads';
import type { FastifyRequest } from 'fastify';
import { InvitationLinks, invitationTokenOf } from '../invitations/invitation-links.js';
import { FileLimit } from '../limits/file-limit.js';
import { FindOffering } from '../offerings/find-offering.js';
import { AnswerFileDto } from './answer-files.dto.js';
import { largestFile } from './answer-files.errors.js';
import { UploadAnswerFile } from './upload-answer-file.js';

/** Files that will answer a question. */
@ApiTags('registrations')
@Controller('api/events/:id/answer-files')
export class AnswerFilesController implements OnModuleInit {
  constructor(
    private readonly offerings: FindOffering,
    private readonly invitations: InvitationLinks,
    private readonly uploading: UploadAnswerFile,
    private readonly limit: FileLimit,
    private readonly adapter: HttpAdapterHost,
  ) {}

  onModuleInit(): void {
    acceptUploads(this.adapter);
  }

  /**
   * Uploads a file before the sign-up that names it: 10 MB at most; PDF, PNG, JPG, DOCX or XLSX by what it holds. For
   * whoever can see the event. One that no sign-up names is removed after 24 hours.
   */
  @Post()
  @Anyone()
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  async upload(
    @Param('id', IdParam) id: string,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
  ): Promise<AnswerFileDto> {
    const invited = await this.invitations.opens(invitationTokenOf(request), id);
    const offering = await this.offerings.visible(id, caller, invited);
    await this.limit.take(request);
    const { name, bytes } = await uploadedFile(request, largestFile);
    return this.uploading.execute(offering, name, bytes);
  }
}
