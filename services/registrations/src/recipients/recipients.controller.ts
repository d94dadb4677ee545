import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { ServiceOnly } from '@zuomei/platform';
import { AskedQuery } from './asked.query.js';
import { RecipientIdsDto, RecipientsDto } from './recipients.dto.js';
import { RecipientsQuery } from './recipients.query.js';

/** The one call between services: whom a mail goes to, asked at the moment it is sent, and stored by nobody. */
@ApiExcludeController()
@Controller('internal/recipients')
export class RecipientsController {
  constructor(
    private readonly recipients: RecipientsQuery,
    private readonly asked: AskedQuery,
  ) {}

  @Post()
  @HttpCode(200)
  @ServiceOnly('notifications')
  async read(@Body() body: RecipientIdsDto): Promise<RecipientsDto> {
    const items = await this.recipients.read(body.ids);
    const found = new Set(items.map(({ id }) => id));
    const others = body.ids.filter((id) => !found.has(id));
    return { items: others.length === 0 ? items : [...items, ...(await this.asked.read(others))] };
  }
}
