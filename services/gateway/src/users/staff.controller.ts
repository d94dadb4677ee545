import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { ServiceOnly } from '@zuomei/platform';
import { IsUUID } from 'class-validator';
import type { User } from './user.entity.js';
import { UsersQuery } from './users.query.js';

/** Whose addresses are needed now. */
export class PeopleWanted {
  @IsUUID(undefined, { each: true }) ids!: string[];
}

const told = ({ id, name, email, locale, roles }: User): object => ({ id, name, email, locale, roles });

/** Who follows up: what notifications asks when it assigns a case or writes to whoever looks after one. */
@ApiExcludeController()
@Controller('internal/staff')
export class StaffController {
  constructor(private readonly users: UsersQuery) {}

  @Get()
  @ServiceOnly('notifications')
  async list(): Promise<{ items: object[] }> {
    return { items: (await this.users.staff()).map(told) };
  }

  /** Of any role: whom notifications writes to about what they did themselves. */
  @Post()
  @HttpCode(200)
  @ServiceOnly('notifications')
  async people(@Body() { ids }: PeopleWanted): Promise<{ items: object[] }> {
    return { items: (await this.users.byIds(ids)).map(told) };
  }
}
