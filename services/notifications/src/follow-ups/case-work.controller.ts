import { Body, Controller, Get, HttpCode, Param, Patch, Post, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller, IdempotencyKey, IdParam, type OnceKey, RolesAllowed } from '@zuomei/platform';
import type { FastifyRequest } from 'fastify';
import { uploadedNamed } from '../verify/uploaded-file.js';
import { actorOf } from './actor-of.js';
import { AddTask } from './add-task.js';
import { ChangeTask } from './change-task.js';
import { SettleTaskBody, TaskBody, TaskChangeBody } from './follow-ups.dto.js';
import { FollowUpsQuery } from './follow-ups.query.js';
import { FollowUpFileView, SettledTask, TaskView } from './follow-ups.view.dto.js';
import { fileOf } from './follow-ups.view.js';
import { KeepFile } from './keep-file.js';
import { SettleTask } from './settle-task.js';

/** The tasks and files of a case. */
@ApiTags('follow-ups')
@Controller('api/follow-ups/:id')
@RolesAllowed('staff')
export class CaseWorkController {
  constructor(
    private readonly query: FollowUpsQuery,
    private readonly addTask: AddTask,
    private readonly changeTask: ChangeTask,
    private readonly settleTask: SettleTask,
    private readonly keepFile: KeepFile,
  ) {}

  /** Plans something with a day. */
  @Post('tasks')
  @HttpCode(201)
  async add(
    @Param('id', IdParam) id: string,
    @Body() body: TaskBody,
    @CurrentCaller() caller: Caller,
    @IdempotencyKey() once: OnceKey | undefined,
  ): Promise<TaskView> {
    return this.query.task(await this.addTask.execute(id, body, actorOf(caller), once));
  }

  /** Puts it off, renames it or gives it to somebody else. */
  @Patch('tasks/:taskId')
  async change(
    @Param('id', IdParam) id: string,
    @Param('taskId', IdParam) taskId: string,
    @Body() body: TaskChangeBody,
  ): Promise<TaskView> {
    await this.changeTask.execute(id, taskId, body);
    return this.query.task(taskId);
  }

  /** It is done; what is usually done next at this step is planned with it, unless `chain` is false. */
  @Post('tasks/:taskId/done')
  @HttpCode(200)
  async done(
    @Param('id', IdParam) id: string,
    @Param('taskId', IdParam) taskId: string,
    @Body() { note, chain = true }: SettleTaskBody,
    @CurrentCaller() caller: Caller,
  ): Promise<SettledTask> {
    const settlement = { as: 'done', chain, by: actorOf(caller), ...(note === undefined ? {} : { note }) } as const;
    const next = await this.settleTask.execute(id, taskId, settlement);
    const task = await this.query.task(taskId);
    return next === undefined ? { task } : { task, next: await this.query.task(next) };
  }

  /** It is not done. */
  @Post('tasks/:taskId/cancel')
  @HttpCode(200)
  async cancel(
    @Param('id', IdParam) id: string,
    @Param('taskId', IdParam) taskId: string,
    @Body() { note }: SettleTaskBody,
    @CurrentCaller() caller: Caller,
  ): Promise<TaskView> {
    const by = actorOf(caller);
    await this.settleTask.execute(id, taskId, {
      as: 'cancelled',
      chain: false,
      by,
      ...(note === undefined ? {} : { note }),
    });
    return this.query.task(taskId);
  }

  /** Keeps a file with the case, 20 MB at most. */
  @Post('files')
  @HttpCode(201)
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  async keep(
    @Param('id', IdParam) id: string,
    @Req() request: FastifyRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<FollowUpFileView> {
    return fileOf(await this.keepFile.execute(id, await uploadedNamed(request), actorOf(caller)));
  }

  /** The file, as it was kept. */
  @Get('files/:fileId')
  @ApiOkResponse({ content: { '*/*': { schema: { type: 'string', format: 'binary' } } } })
  async read(@Param('id', IdParam) id: string, @Param('fileId', IdParam) fileId: string): Promise<StreamableFile> {
    const { file, bytes } = await this.keepFile.read(id, fileId);
    // Always a download: a page of ours never shows what somebody sent in.
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`;
    return new StreamableFile(bytes, { type: file.type, disposition });
  }
}
