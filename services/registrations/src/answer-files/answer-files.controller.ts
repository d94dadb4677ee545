import multipart, { type MultipartFile } from '@fastify/multipart';
import { Controller, Get, Header, type OnModuleInit, Param, Post, Req, StreamableFile } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ApiBody, ApiConsumes, ApiProduces, ApiTags } from '@nestjs/swagger';
import {
  Anyone,
  Caller,
  CurrentCaller,
  IdParam,
  Refusal,
  type RequestWithCaller,
  RolesAllowed,
} from '@zuomei/platform';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { InvitationLinks, invitationTokenOf } from '../invitations/invitation-links.js';
import { FileLimit } from '../limits/file-limit.js';
import { FindOffering } from '../offerings/find-offering.js';
import { PlaceAccess } from '../registrations/place-access.js';
import { AnswerFileDto } from './answer-files.dto.js';
import { FileMissing, FileTooLarge, largestFile, NotMultipart } from './answer-files.errors.js';
import { AnswerFilesQuery } from './answer-files.query.js';
import { FileStore } from './file-store.js';
import { UploadAnswerFile } from './upload-answer-file.js';

/** Files that answer a question. */
@ApiTags('registrations')
@Controller('api')
export class AnswerFilesController implements OnModuleInit {
  constructor(
    private readonly offerings: FindOffering,
    private readonly invitations: InvitationLinks,
    private readonly places: PlaceAccess,
    private readonly files: AnswerFilesQuery,
    private readonly uploading: UploadAnswerFile,
    private readonly store: FileStore,
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
  @Post('events/:id/answer-files')
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

  /** A file that came with an answer; organisers of the event only. */
  @Get('registrations/:id/files/:fileId')
  @RolesAllowed('organiser')
  @ApiProduces('application/octet-stream')
  @Header('x-content-type-options', 'nosniff')
  @Header('content-security-policy', `default-src 'none'; sandbox`)
  async read(
    @Param('id', IdParam) id: string,
    @Param('fileId', IdParam) fileId: string,
    @Req() request: RequestWithCaller,
    @CurrentCaller() caller: Caller,
  ): Promise<StreamableFile> {
    await this.places.organiser(id, request, caller);
    const { name, type, size } = await this.files.one(id, fileId);
    return new StreamableFile(this.store.read(fileId), {
      type,
      length: size,
      disposition: `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    });
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
