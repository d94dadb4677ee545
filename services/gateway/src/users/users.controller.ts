import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type Caller,
  CurrentCaller,
  IdempotencyKey,
  IdParam,
  IfMatch,
  type OnceKey,
  RolesAllowed,
  SignedIn,
} from '@zuomei/platform';
import { FormatParam, ListFile, listFile, type TableFormat } from '@zuomei/platform/sheets';
import { ChangeUser } from './change-user.js';
import { InviteUser } from './invite-user.js';
import { SendPasswordLink } from './send-password-link.js';
import { ChangeUserBody, InviteUserBody, Me, UserPage, UsersPageQuery, UserView } from './users.dto.js';
import { usersTable } from './users-table.js';
import { UsersQuery } from './users.query.js';

@ApiTags('users')
@Controller('api')
export class UsersController {
  constructor(
    private readonly users: UsersQuery,
    private readonly inviteUser: InviteUser,
    private readonly changeUser: ChangeUser,
    private readonly sendPasswordLink: SendPasswordLink,
  ) {}

  @ApiOperation({ summary: 'Who I am and what I may do' })
  @SignedIn()
  @Get('me')
  async me(@CurrentCaller() caller: Caller): Promise<Me> {
    return Me.of(await this.users.byId(caller.userId));
  }

  @ApiOperation({ summary: 'All users, oldest first' })
  @RolesAllowed('admin')
  @Get('users')
  async list(@Query() query: UsersPageQuery): Promise<UserPage> {
    const page = await this.users.list(query);
    return { items: page.items.map((user) => UserView.of(user)), nextCursor: page.nextCursor };
  }

  @ApiOperation({ summary: 'The same as a spreadsheet' })
  @RolesAllowed('admin')
  @Get('users.:format')
  @ListFile()
  file(@Param('format', FormatParam) format: TableFormat, @Query() query: UsersPageQuery): Promise<StreamableFile> {
    return listFile(format, usersTable, (page) => this.list({ ...query, ...page }));
  }

  /** Mails a link, good for 7 days, with which the user sets a password. */
  @ApiOperation({ summary: 'Add a user' })
  @RolesAllowed('admin')
  @Post('users')
  async invite(@Body() body: InviteUserBody, @IdempotencyKey() once: OnceKey | undefined): Promise<UserView> {
    return this.inviteUser.execute(body, once);
  }

  @ApiOperation({ summary: 'Change what a user may do, or disable it' })
  @RolesAllowed('admin')
  @Patch('users/:id')
  async change(
    @Param('id', IdParam) id: string,
    @Body() body: ChangeUserBody,
    @IfMatch() ifMatch: number | undefined,
  ): Promise<UserView> {
    return UserView.of(await this.changeUser.execute(id, body, ifMatch));
  }

  @ApiOperation({ summary: 'Mail a user a new link to set a password' })
  @RolesAllowed('admin')
  @Post('users/:id/password-link')
  @HttpCode(200)
  async sendLink(@Param('id', IdParam) id: string): Promise<UserView> {
    return UserView.of(await this.sendPasswordLink.execute(id));
  }
}
