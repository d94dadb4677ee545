import { Controller, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags, ApiUnprocessableEntityResponse } from '@nestjs/swagger';
import { type Caller, CurrentCaller, DtoPipe, IdParam, Refusal, RolesAllowed } from '@zuomei/platform';
import { readSheet, rowsRejected, sheetTypes } from '@zuomei/platform/sheets';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RowsProblem } from '../imports/rows-rejected.js';
import { uploadedForm } from '../verify/uploaded-form.js';
import { BulkBody, BulkQuery, BulkView, isOn } from './bulk.dto.js';
import { DraftMany } from './draft-many.js';

const form = {
  type: 'object',
  required: ['file', 'common'],
  properties: {
    file: { type: 'string', format: 'binary' },
    common: { type: 'string', description: 'JSON: { party, otherLabel?, title?, eventIds?, signBy?, variables?, … }' },
  },
};

/** One template for many counterparties. */
@ApiTags('templates')
@Controller('api/templates/:id/agreements')
@RolesAllowed('staff')
export class BulkController {
  constructor(private readonly draftMany: DraftMany) {}

  /**
   * A draft for each row of a CSV or xlsx file (columns `organisation`, `signer`, `email`, sums, days, and one for each
   * of the template's variables). A bad row: nothing is written. The same table again changes nothing.
   */
  @Post()
  @HttpCode(200)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: form })
  @ApiOkResponse({ type: BulkView })
  @ApiUnprocessableEntityResponse({ type: RowsProblem })
  async fill(
    @Param('id', IdParam) id: string,
    @Query() { dryRun, send }: BulkQuery,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BulkView | RowsProblem> {
    const { file, fields } = await uploadedForm(request);
    const common = await checked(fields['common']);
    const type = file.name.toLowerCase().endsWith('.xlsx') ? sheetTypes[1] : sheetTypes[0];
    const sheet = await readSheet(file.bytes, type);
    const given = { sheet, common, dryRun: isOn(dryRun), send: isOn(send) };
    const filled = await this.draftMany.execute(id, given, caller.userId);
    if (!('results' in filled)) return rowsRejected(filled.rejected, reply);
    const { results } = filled;
    const count = (result: string): number => results.filter((one) => one.result === result).length;
    return {
      created: count('created'),
      updated: count('updated'),
      unchanged: count('unchanged'),
      sent: results.filter((one) => one.status === 'signing').length,
      results,
    };
  }
}

async function checked(common: string | undefined): Promise<BulkBody> {
  let read: unknown;
  try {
    read = JSON.parse(common ?? '');
  } catch {
    throw new Refusal('malformed', 'COMMON_REQUIRED', {
      zh: '表单的 common 字段应为 JSON。',
      en: 'The form has a field "common", as JSON.',
    });
  }
  return (await new DtoPipe().transform(read, { type: 'body', metatype: BulkBody })) as BulkBody;
}
