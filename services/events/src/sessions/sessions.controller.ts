import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import {
  Anyone,
  Caller,
  CurrentCaller,
  IdempotencyKey,
  IdParam,
  IfMatch,
  type OnceKey,
  PageQuery,
  RolesAllowed,
} from '@zuomei/platform';
import { AddSession } from './add-session.js';
import { ChangeSession } from './change-session.js';
import { RemoveSession } from './remove-session.js';
import { SessionChange, SessionInput, SessionPage, SessionView } from './session.dto.js';
import { SessionsQuery } from './sessions.query.js';

@ApiTags('sessions')
@Controller('api')
export class SessionsController {
  constructor(
    private readonly addSession: AddSession,
    private readonly changeSession: ChangeSession,
    private readonly removeSession: RemoveSession,
    private readonly sessions: SessionsQuery,
  ) {}

  /** Adds a session to an event's programme. */
  @Post('events/:id/sessions')
  @RolesAllowed('organiser')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  add(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) eventId: string,
    @Body() input: SessionInput,
    @IdempotencyKey() once: OnceKey | undefined,
  ): Promise<SessionView> {
    return this.addSession.execute(caller, eventId, input, once);
  }

  /** The programme of an event the caller may see, by time. */
  @Get('events/:id/sessions')
  @Anyone()
  list(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) eventId: string,
    @Query() page: PageQuery,
  ): Promise<SessionPage> {
    return this.sessions.list(caller, eventId, page);
  }

  @Patch('sessions/:id')
  @RolesAllowed('organiser')
  @ApiHeader({ name: 'If-Match', required: false })
  change(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
    @Body() change: SessionChange,
    @IfMatch() ifMatch: number | undefined,
  ): Promise<SessionView> {
    return this.changeSession.execute(caller, id, change, ifMatch);
  }

  /** Takes a session off the programme. */
  @Delete('sessions/:id')
  @HttpCode(204)
  @RolesAllowed('organiser')
  @ApiHeader({ name: 'If-Match', required: false })
  remove(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
    @IfMatch() ifMatch: number | undefined,
  ): Promise<void> {
    return this.removeSession.execute(caller, id, ifMatch);
  }
}
