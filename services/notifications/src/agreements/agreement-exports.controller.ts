import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller, currentLocale, RolesAllowed } from '@zuomei/platform';
import { tableFile, tableFormats } from '@zuomei/platform/sheets';
import { RecordRegistration } from '../contract-registrations/record-registration.js';
import { AgreementsFilter } from './agreements-query.dto.js';
import { AgreementsQuery } from './agreements.query.js';
import { type AgreementLine, agreementsTable } from './agreements-table.js';

const binary = { schema: { type: 'string', format: 'binary' } } as const;
const together = 200;

@ApiTags('agreements')
@Controller('api')
@RolesAllowed('staff', 'member')
export class AgreementExportsController {
  constructor(
    private readonly query: AgreementsQuery,
    private readonly registrations: RecordRegistration,
  ) {}

  /** The list with its contract registrations as CSV; cells that would start a formula are neutralised. */
  @Get('agreements.csv')
  @ApiProduces(tableFormats.csv.type)
  @ApiOkResponse(binary)
  csv(@Query() filter: AgreementsFilter, @CurrentCaller() caller: Caller): StreamableFile {
    return tableFile('csv', 'agreements', agreementsTable(this.lines(filter, caller), currentLocale()));
  }

  /** The same as a spreadsheet. */
  @Get('agreements.xlsx')
  @ApiProduces(tableFormats.xlsx.type)
  @ApiOkResponse(binary)
  xlsx(@Query() filter: AgreementsFilter, @CurrentCaller() caller: Caller): StreamableFile {
    return tableFile('xlsx', 'agreements', agreementsTable(this.lines(filter, caller), currentLocale()));
  }

  /** Every agreement of the filter, page by page. */
  private async *lines(filter: AgreementsFilter, caller: Caller): AsyncGenerator<AgreementLine> {
    let cursor: string | null | undefined;
    do {
      const page = await this.query.list({ ...filter, limit: together, ...(cursor && { cursor }) }, caller);
      const registrations = await this.registrations.of(page.items.map(({ id }) => id));
      for (const agreement of page.items) yield { agreement, registration: registrations.get(agreement.id) };
      cursor = page.nextCursor;
    } while (cursor);
  }
}
