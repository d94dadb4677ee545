import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { Anyone, IdParam, IfMatch, RolesAllowed } from '@zuomei/platform';
import { ChangeIndustry } from './change-industry.js';
import { Industries, IndustryChange, IndustryInput, IndustryView } from './industries.dto.js';
import { IndustriesQuery } from './industries.query.js';
import { RecordIndustry } from './record-industry.js';

@ApiTags('industries')
@Controller('api/industries')
export class IndustriesController {
  constructor(
    private readonly recording: RecordIndustry,
    private readonly changing: ChangeIndustry,
    private readonly industries: IndustriesQuery,
  ) {}

  /** All of them, retired ones too: what is older may still have them. */
  @Get()
  @Anyone()
  async list(): Promise<Industries> {
    return { items: await this.industries.all() };
  }

  /** 409 INDUSTRY_TAKEN. */
  @Post()
  @RolesAllowed('staff')
  record(@Body() input: IndustryInput): Promise<IndustryView> {
    return this.recording.execute(input);
  }

  /** Renames it, also on everything that has it; retires it or takes it back. */
  @Patch(':id')
  @RolesAllowed('staff')
  @ApiHeader({ name: 'If-Match', required: false })
  change(
    @Param('id', IdParam) id: string,
    @Body() change: IndustryChange,
    @IfMatch() ifMatch: number | undefined,
  ): Promise<IndustryView> {
    return this.changing.execute(id, change, ifMatch);
  }
}
