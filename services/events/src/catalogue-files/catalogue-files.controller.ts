import {
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  type OnModuleInit,
  Param,
  Post,
  Req,
  StreamableFile,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Anyone, Caller, CurrentCaller, IdParam, RolesAllowed } from '@zuomei/platform';
import { acceptUploads, uploadedFile } from '@zuomei/platform/uploads';
import type { FastifyRequest } from 'fastify';
import { EraseCatalogueContact } from '../catalogue/erase-catalogue-contact.js';
import { AttachFile } from './attach-file.js';
import { CatalogueFileView, ContactErased } from './catalogue-files.dto.js';
import { CatalogueFilesQuery } from './catalogue-files.query.js';
import { RemoveFile } from './remove-file.js';

const largestFile = 10 * 1024 * 1024;

/** What stands beside an achievement or a need: its attachments and its contact. */
@ApiTags('catalogue')
@Controller('api/catalogue/:id')
export class CatalogueFilesController implements OnModuleInit {
  constructor(
    private readonly attaching: AttachFile,
    private readonly removing: RemoveFile,
    private readonly files: CatalogueFilesQuery,
    private readonly erasing: EraseCatalogueContact,
    private readonly adapter: HttpAdapterHost,
  ) {}

  onModuleInit(): void {
    acceptUploads(this.adapter);
  }

  /**
   * Attaches a file to an achievement or a need: 10 MB at most; PDF, PNG, JPG, DOCX or XLSX by what it holds. Members
   * of the owner before it is published, organisers and staff at any time.
   */
  @Post('files')
  @RolesAllowed('organiser', 'staff', 'member')
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  async attach(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
    @Req() request: FastifyRequest,
  ): Promise<CatalogueFileView> {
    return this.attaching.execute(caller, id, await uploadedFile(request, largestFile));
  }

  /** For whoever sees the record; to be kept, never to be shown by a browser. */
  @Get('files/:fileId')
  @Anyone()
  @ApiOkResponse({ content: { '*/*': { schema: { type: 'string', format: 'binary' } } } })
  @Header('x-content-type-options', 'nosniff')
  @Header('content-security-policy', `default-src 'none'; sandbox`)
  async read(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
    @Param('fileId', IdParam) fileId: string,
  ): Promise<StreamableFile> {
    const { name, type, size, bytes } = await this.files.read(caller, id, fileId);
    return new StreamableFile(bytes, {
      type,
      length: size,
      disposition: `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    });
  }

  @Delete('files/:fileId')
  @HttpCode(204)
  @RolesAllowed('organiser', 'staff', 'member')
  remove(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
    @Param('fileId', IdParam) fileId: string,
  ): Promise<void> {
    return this.removing.execute(caller, id, fileId);
  }

  /** Erases whom to ask about it, and the same person wherever else they are named by that address. */
  @Delete('contact')
  @RolesAllowed('organiser', 'staff', 'member')
  async erase(@CurrentCaller() caller: Caller, @Param('id', IdParam) id: string): Promise<ContactErased> {
    return { erased: await this.erasing.execute(caller, id) };
  }
}
