import { Body, Controller, Header, HttpCode, Post, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { RolesAllowed } from '@zuomei/platform';
import { PreviewAgreement } from './preview-agreement.js';
import { PreviewBody } from './preview.dto.js';

@Controller('api/agreements/preview')
@RolesAllowed('staff')
export class PreviewController {
  constructor(private readonly preview: PreviewAgreement) {}

  /** The file as it would be sent, of what is there so far; nothing is kept. 422 UNDRAWABLE_CHARACTERS with places. */
  @Post()
  @HttpCode(200)
  @Header('content-type', 'application/pdf')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async draw(@Body() body: PreviewBody): Promise<StreamableFile> {
    return new StreamableFile(await this.preview.execute(body));
  }
}
