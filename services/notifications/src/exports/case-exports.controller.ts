import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller, RolesAllowed } from '@zuomei/platform';
import { FormatParam, ListFile, listFile, type TableFormat } from '@zuomei/platform/sheets';
import { CeremoniesFilter } from '../ceremonies/ceremonies.dto.js';
import { CeremoniesQuery } from '../ceremonies/ceremonies.query.js';
import { IntentsQueryDto } from '../intents/intents.dto.js';
import { IntentsQuery } from '../intents/intents.query.js';
import { LettersFilter } from '../letters/letters.dto.js';
import { LettersQuery } from '../letters/letters.query.js';
import { MilestonesFilter } from '../milestones/milestones.dto.js';
import { MilestonesQuery } from '../milestones/milestones.query.js';
import { ceremoniesTable, intentsTable, lettersTable, milestonesTable } from './case-tables.js';

type File = Promise<StreamableFile>;

/** Every list as a spreadsheet: what the caller sees of it, with the same filters. */
@ApiTags('exports')
@Controller('api')
@RolesAllowed('staff')
export class CaseExportsController {
  constructor(
    private readonly intents: IntentsQuery,
    private readonly milestones: MilestonesQuery,
    private readonly letters: LettersQuery,
    private readonly ceremonies: CeremoniesQuery,
  ) {}

  @Get('intents.:format')
  @RolesAllowed('organiser', 'staff', 'member')
  @ListFile()
  intentsFile(
    @Param('format', FormatParam) format: TableFormat,
    @Query() filter: IntentsQueryDto,
    @CurrentCaller() caller: Caller,
  ): File {
    return listFile(format, intentsTable, (page) => this.intents.list({ ...filter, ...page }, caller));
  }

  @Get('milestones.:format')
  @RolesAllowed('staff', 'member')
  @ListFile()
  milestonesFile(
    @Param('format', FormatParam) format: TableFormat,
    @Query() filter: MilestonesFilter,
    @CurrentCaller() caller: Caller,
  ): File {
    return listFile(format, milestonesTable, (page) => this.milestones.list({ ...filter, ...page }, caller));
  }

  @Get('letters.:format')
  @ListFile()
  lettersFile(@Param('format', FormatParam) format: TableFormat, @Query() filter: LettersFilter): File {
    return listFile(format, lettersTable, (page) => this.letters.list({ ...filter, ...page }));
  }

  @Get('ceremonies.:format')
  @ListFile()
  ceremoniesFile(@Param('format', FormatParam) format: TableFormat, @Query() filter: CeremoniesFilter): File {
    return listFile(format, ceremoniesTable, (page) => this.ceremonies.list({ ...filter, ...page }));
  }
}
