import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RolesAllowed } from '@zuomei/platform';
import { FrameworkList } from './frameworks.dto.js';
import { FrameworksQuery } from './frameworks.query.js';

@ApiTags('agreements')
@Controller('api/frameworks')
export class FrameworksController {
  constructor(private readonly frameworks: FrameworksQuery) {}

  /** The framework agreements of each university and institute, and when they end. */
  @Get()
  @RolesAllowed('staff')
  list(): Promise<FrameworkList> {
    return this.frameworks.list();
  }
}
