import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Put, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Anyone, type Caller, CurrentCaller, IdParam, RolesAllowed } from '@zuomei/platform';
import { uploadedFile } from '@zuomei/platform/uploads';
import type { FastifyRequest } from 'fastify';
import { AddPicture } from './add-picture.js';
import { ArrangePictures } from './arrange-pictures.js';
import { PictureList, PictureOrder } from './pictures.dto.js';
import { PicturesQuery } from './pictures.query.js';
import { RemovePicture } from './remove-picture.js';

const largestPicture = 10 * 1024 * 1024;

/** Pictures of an event; they live beside the digest that prints them. */
@ApiTags('pictures')
@Controller('api/events/:id/pictures')
export class PicturesController {
  constructor(
    private readonly pictures: PicturesQuery,
    private readonly adding: AddPicture,
    private readonly arranging: ArrangePictures,
    private readonly removing: RemovePicture,
  ) {}

  /** For whoever sees the event. */
  @Get()
  @Anyone()
  list(@CurrentCaller() caller: Caller, @Param('id', IdParam) id: string): Promise<PictureList> {
    return this.pictures.list(caller, id);
  }

  /** A JPG or PNG of 10 MB at most; kept as a JPEG drawn anew, without what else the file held. */
  @Post()
  @HttpCode(201)
  @RolesAllowed('organiser', 'staff')
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  async add(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
    @Req() request: FastifyRequest,
  ): Promise<PictureList> {
    return this.adding.execute(caller, id, (await uploadedFile(request, largestPicture)).bytes);
  }

  /** Their order, with what is to be seen and who took it; 422 PICTURES_DIFFER unless every one is named. */
  @Put()
  @RolesAllowed('organiser', 'staff')
  arrange(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
    @Body() { items }: PictureOrder,
  ): Promise<PictureList> {
    return this.arranging.execute(caller, id, items);
  }

  /** For whoever sees the event; for anybody what a published digest prints. */
  @Get(':pictureId')
  @Anyone()
  @ApiOkResponse({ content: { 'image/jpeg': { schema: { type: 'string', format: 'binary' } } } })
  @Header('x-content-type-options', 'nosniff')
  @Header('content-security-policy', `default-src 'none'; sandbox`)
  @Header('cache-control', 'private, max-age=3600')
  async bytes(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
    @Param('pictureId', IdParam) pictureId: string,
  ): Promise<StreamableFile> {
    const bytes = await this.pictures.bytes(caller, id, pictureId);
    return new StreamableFile(bytes, { type: 'image/jpeg', length: bytes.length, disposition: 'inline' });
  }

  /** Takes it away, from digests that print it, too. */
  @Delete(':pictureId')
  @RolesAllowed('organiser', 'staff')
  remove(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
    @Param('pictureId', IdParam) pictureId: string,
  ): Promise<PictureList> {
    return this.removing.execute(caller, id, pictureId);
  }
}
