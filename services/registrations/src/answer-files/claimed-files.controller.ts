import { Controller, Get, Header, Param, Req, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { Caller, CurrentCaller, IdParam, type RequestWithCaller, RolesAllowed } from '@zuomei/platform';
import { PlaceAccess } from '../registrations/place-access.js';
import { AnswerFileListDto } from './answer-files.dto.js';
import { AnswerFilesQuery } from './answer-files.query.js';
import { FileStore } from './file-store.js';

/** Files that came with answers; organisers of the event only. */
@ApiTags('registrations')
@Controller('api/registrations/:id/files')
@RolesAllowed('organiser')
export class ClaimedFilesController {
  constructor(
    private readonly places: PlaceAccess,
    private readonly files: AnswerFilesQuery,
    private readonly store: FileStore,
  ) {}

  @Get()
  async list(
    @Param('id', IdParam) id: string,
    @Req() request: RequestWithCaller,
    @CurrentCaller() caller: Caller,
  ): Promise<AnswerFileListDto> {
    await this.places.organiser(id, request, caller);
    return { items: await this.files.of(id) };
  }

  /** To be kept, never to be shown by a browser. */
  @Get(':fileId')
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
    return new StreamableFile(await this.store.read(fileId), {
      type,
      length: size,
      disposition: `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    });
  }
}
