import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  type Caller,
  CurrentCaller,
  IdempotencyKey,
  IdParam,
  IfMatch,
  type OnceKey,
  RolesAllowed,
} from '@zuomei/platform';
import { ChangeTemplates } from './change-templates.js';
import {
  TemplateBody,
  TemplateChanges,
  TemplatePage,
  TemplatesFilter,
  TemplateVersionList,
  TemplateView,
} from './templates.dto.js';
import { TemplatesQuery } from './templates.query.js';

@ApiTags('templates')
@Controller('api/templates')
@RolesAllowed('admin')
export class TemplatesController {
  constructor(
    private readonly query: TemplatesQuery,
    private readonly changeTemplates: ChangeTemplates,
  ) {}

  /** Newest first. */
  @Get()
  @RolesAllowed('staff')
  list(@Query() filter: TemplatesFilter): Promise<TemplatePage> {
    return this.query.list(filter);
  }

  @Get(':id')
  @RolesAllowed('staff')
  one(@Param('id', IdParam) id: string): Promise<TemplateView> {
    return this.query.one(id);
  }

  /** What it said in each version. */
  @Get(':id/versions')
  @RolesAllowed('staff')
  versions(@Param('id', IdParam) id: string): Promise<TemplateVersionList> {
    return this.query.versions(id);
  }

  @Post()
  async create(
    @Body() body: TemplateBody,
    @CurrentCaller() caller: Caller,
    @IdempotencyKey() once: OnceKey | undefined,
  ): Promise<TemplateView> {
    const { id } = await this.changeTemplates.create(body, caller.userId, once);
    return this.query.one(id);
  }

  /** A new version. Drafts keep the version they were filled from. */
  @Patch(':id')
  async change(
    @Param('id', IdParam) id: string,
    @Body() body: TemplateChanges,
    @CurrentCaller() caller: Caller,
    @IfMatch() ifMatch: number | undefined,
  ): Promise<TemplateView> {
    await this.changeTemplates.change(id, body, caller.userId, ifMatch);
    return this.query.one(id);
  }
}
