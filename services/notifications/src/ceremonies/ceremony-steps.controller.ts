import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller, IdParam, IfMatch, RolesAllowed } from '@zuomei/platform';
import { CeremoniesQuery } from './ceremonies.query.js';
import { CeremonyDetail } from './ceremonies.view.js';
import { type CeremonyStep, RunCeremony } from './run-ceremony.js';

/** The clerk's ticks. They say what happened on the stage and change no agreement; a step made twice is one. */
@ApiTags('ceremonies')
@Controller('api/ceremonies/:id/items/:itemId')
@RolesAllowed('staff')
export class CeremonyStepsController {
  constructor(
    private readonly query: CeremoniesQuery,
    private readonly runCeremony: RunCeremony,
  ) {}

  /** It comes on stage; whoever stood there unticked waits again. */
  @Post('called')
  @HttpCode(200)
  called(
    @Param('id', IdParam) id: string,
    @Param('itemId', IdParam) itemId: string,
    @CurrentCaller() caller: Caller,
    @IfMatch() ifMatch: number | undefined,
  ): Promise<CeremonyDetail> {
    return this.step({ id, itemId, step: 'called' }, caller, ifMatch);
  }

  /** Done on the stage. The agreement is signed by signatures alone. */
  @Post('done')
  @HttpCode(200)
  done(
    @Param('id', IdParam) id: string,
    @Param('itemId', IdParam) itemId: string,
    @CurrentCaller() caller: Caller,
    @IfMatch() ifMatch: number | undefined,
  ): Promise<CeremonyDetail> {
    return this.step({ id, itemId, step: 'done' }, caller, ifMatch);
  }

  /** Somebody is missing, or it is signed another day. */
  @Post('skipped')
  @HttpCode(200)
  skipped(
    @Param('id', IdParam) id: string,
    @Param('itemId', IdParam) itemId: string,
    @CurrentCaller() caller: Caller,
    @IfMatch() ifMatch: number | undefined,
  ): Promise<CeremonyDetail> {
    return this.step({ id, itemId, step: 'skipped' }, caller, ifMatch);
  }

  /** Takes the tick back; where there is none, the call. */
  @Post('undo')
  @HttpCode(200)
  undo(
    @Param('id', IdParam) id: string,
    @Param('itemId', IdParam) itemId: string,
    @CurrentCaller() caller: Caller,
    @IfMatch() ifMatch: number | undefined,
  ): Promise<CeremonyDetail> {
    return this.step({ id, itemId, step: 'undo' }, caller, ifMatch);
  }

  private async step(
    which: { id: string; itemId: string; step: CeremonyStep },
    caller: Caller,
    ifMatch: number | undefined,
  ): Promise<CeremonyDetail> {
    await this.runCeremony.execute(which, { name: caller.name }, ifMatch);
    return this.query.one(which.id);
  }
}
