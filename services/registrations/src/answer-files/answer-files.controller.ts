import multipart, { type MultipartFile } from '@fastify/multipart';
import { Controller, type OnModuleInit, Param, Post, Req } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { Anyone, Caller, CurrentCaller, IdParam, Refusal } from '@zuomei/platform';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { InvitationLinks, invitationTokenOf } from '../invitations/invitation-links.js';
import { FileLimit } from '../limits/file-limit.js';
import { FindOffering } from '../offerings/find-offering.js';
import { AnswerFileDto } from './answer-files.dto.js';
import { FileMissing, FileTooLarge, largestFile, NotMultipart } from './answer-files.errors.js';
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
    const fastify = this.adapter.httpAdapter.getInstance<FastifyInstance>();
    // Not awaited: that would start Fastify's plugins before Nest has set what answers for its routes' bad bodies.
    if (!fastify.hasContentTypeParser('multipart/form-data')) void fastify.register(multipart);
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
    const { name, bytes } = await uploadedFile(request);
    return this.uploading.execute(offering, name, bytes);
  }
}

async function uploadedFile(request: FastifyRequest): Promise<{ name: string | undefined; bytes: Buffer }> {
  if (!request.isMultipart()) throw new NotMultipart();
  let part: MultipartFile | undefined;
  try {
    // One byte more than is taken: whether a file is cut off is not always known in time, its length is.
    part = await request.file({ limits: { fileSize: largestFile + 1, files: 1, fields: 20, parts: 30 } });
    if (part?.fieldname !== 'file') throw new FileMissing();
    const bytes = await part.toBuffer();
    if (bytes.length > largestFile) throw new FileTooLarge();
    return { name: part.filename, bytes };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if ((error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE') throw new FileTooLarge();
    throw new FileMissing();
  }
}
