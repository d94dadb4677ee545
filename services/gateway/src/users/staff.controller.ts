import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { ServiceOnly } from '@zuomei/platform';
import { UsersQuery } from './users.query.js';

/** Who follows up: what notifications asks when it assigns a case or writes to whoever looks after one. */
@ApiExcludeController()
@Controller('internal/staff')
export class StaffController {
  constructor(private readonly users: UsersQuery) {}

  @Get()
  @ServiceOnly('notifications')
  async list(): Promise<{ items: object[] }> {
    const staff = await this.users.staff();
    return { items: staff.map(({ id, name, email, locale, roles }) => ({ id, name, email, locale, roles })) };
  }
}
