import { Controller, Get, HttpCode, Param, Post, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Caller, CurrentCaller, DtoPipe, IdParam, RolesAllowed } from '@zuomei/platform';
import type { FastifyRequest } from 'fastify';
import { AgreementsQuery } from '../agreements/agreements.query.js';
import { AgreementDetail } from '../agreements/agreements.view.js';
import { uploadedForm } from '../verify/uploaded-form.js';
import { PaperBody } from './paper.dto.js';
import { SignOnPaper } from './sign-on-paper.js';

const form = {
  type: 'object',
  required: ['file', 'signedOn', 'place'],
  properties: {
    file: { type: 'string', format: 'binary' },
    signedOn: { type: 'string', format: 'date' },
    place: { type: 'string' },
  },
};

@ApiTags('agreements')
@Controller('api/agreements/:id/paper')
@RolesAllowed('staff')
export class PaperController {
  constructor(
    private readonly query: AgreementsQuery,
    private readonly signOnPaper: SignOnPaper,
  ) {}

  /** The scan of what was signed on paper (PDF, PNG or JPEG); the agreement is signed once somebody else verifies it. */
  @Post()
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: form })
  async upload(
    @Param('id', IdParam) id: string,
    @Req() request: FastifyRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<AgreementDetail> {
    const { file, fields } = await uploadedForm(request);
    const { signedOn, place } = await checked(fields);
    await this.signOnPaper.upload(id, { file, signedOn, place }, { id: caller.userId, name: caller.name });
    return this.query.one(id, caller);
  }

  /** By another member of staff than who uploaded it: 403 SECOND_PERSON_WANTED; 409 PAPER_MISSING. */
  @Post('verify')
  @HttpCode(200)
  async verify(@Param('id', IdParam) id: string, @CurrentCaller() caller: Caller): Promise<AgreementDetail> {
    await this.signOnPaper.verify(id, { id: caller.userId, name: caller.name });
    return this.query.one(id, caller);
  }

  /** The latest scan. */
  @Get()
  @RolesAllowed('staff', 'member')
  @ApiOkResponse({ content: { '*/*': { schema: { type: 'string', format: 'binary' } } } })
  async read(@Param('id', IdParam) id: string, @CurrentCaller() caller: Caller): Promise<StreamableFile> {
    const { number } = await this.query.one(id, caller);
    const { type, bytes } = await this.signOnPaper.read(id);
    const ending = type.split('/')[1] ?? 'bin';
    const disposition = `attachment; filename="${number}-paper.${ending}"`;
    return new StreamableFile(bytes, { type, disposition });
  }
}

const checked = (fields: Record<string, string>): Promise<PaperBody> =>
  new DtoPipe().transform(fields, { type: 'body', metatype: PaperBody }) as Promise<PaperBody>;
