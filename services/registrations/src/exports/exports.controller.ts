import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { Caller, CurrentCaller, currentLocale, IdParam, RolesAllowed } from '@zuomei/platform';
import { type Table, tableFile, tableFormats } from '@zuomei/platform/sheets';
import { FindOffering } from '../offerings/find-offering.js';
import { RegistrationFilter } from '../registrations/registration-filter.js';
import { SheetsQuery } from './sheets.query.js';

/** What an organiser takes away as a spreadsheet; cells that would start a formula are neutralised. */
@ApiTags('registrations')
@Controller('api/events/:id')
@RolesAllowed('organiser')
export class ExportsController {
  constructor(
    private readonly offerings: FindOffering,
    private readonly sheets: SheetsQuery,
  ) {}

  /** Who is registered, as filtered; UTF-8 with a byte order mark. */
  @Get('registrations.csv')
  @ApiProduces(tableFormats.csv.type)
  async registrationsCsv(
    @Param('id', IdParam) id: string,
    @Query() filter: RegistrationFilter,
    @CurrentCaller() caller: Caller,
  ): Promise<StreamableFile> {
    return tableFile('csv', 'registrations', await this.registrations(id, filter, caller));
  }

  @Get('registrations.xlsx')
  @ApiProduces(tableFormats.xlsx.type)
  async registrationsXlsx(
    @Param('id', IdParam) id: string,
    @Query() filter: RegistrationFilter,
    @CurrentCaller() caller: Caller,
  ): Promise<StreamableFile> {
    return tableFile('xlsx', 'registrations', await this.registrations(id, filter, caller));
  }

  /** Answers to the survey, without names. */
  @Get('survey-results.csv')
  @ApiProduces(tableFormats.csv.type)
  async surveyCsv(@Param('id', IdParam) id: string, @CurrentCaller() caller: Caller): Promise<StreamableFile> {
    return tableFile('csv', 'survey-results', await this.survey(id, caller));
  }

  @Get('survey-results.xlsx')
  @ApiProduces(tableFormats.xlsx.type)
  async surveyXlsx(@Param('id', IdParam) id: string, @CurrentCaller() caller: Caller): Promise<StreamableFile> {
    return tableFile('xlsx', 'survey-results', await this.survey(id, caller));
  }

  private async registrations(id: string, filter: RegistrationFilter, caller: Caller): Promise<Table> {
    return this.sheets.registrations(await this.offerings.hosted(id, caller), filter, currentLocale());
  }

  private async survey(id: string, caller: Caller): Promise<Table> {
    return this.sheets.survey(await this.offerings.hosted(id, caller), currentLocale());
  }
}
