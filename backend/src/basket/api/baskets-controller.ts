import { Body, Controller, Delete, Get, Patch, Post, Res } from '@nestjs/common';
import {
  basket,
  basketChange,
  basketInput,
  basketLineChange,
  basketLineInput,
  basketList,
  madeBasket,
  pastedAnswer,
  pastedLines,
  type Basket,
  type BasketChange,
  type BasketInput,
  type BasketLineChange,
  type BasketLineInput,
  type BasketList,
  type MadeBasket,
  type PastedAnswer,
  type PastedLines,
} from '@topsteel/domain/api';
import type { FastifyReply } from 'fastify';
import { Config } from '../../platform/config/index.ts';
import { IdParam, Operation } from '../../platform/http/index.ts';
import { AddLine } from '../add-line.ts';
import { basketCookie, Basketeer, BasketParam, noBasketCookie, type BasketCaller } from '../basket-owner.ts';
import { ChangeLine } from '../change-line.ts';
import { KeepBaskets } from '../keep-baskets.ts';
import { MergeBaskets } from '../merge-baskets.ts';
import { PasteLines } from '../paste-lines.ts';
import { RemoveLines } from '../remove-lines.ts';

/** Open to guests: who has a basket's key, or is signed in as its owner, has the basket; others find none. */
@Controller('v2/baskets')
export class BasketsController {
  private readonly isSecure: boolean;

  constructor(
    config: Config,
    private readonly keep: KeepBaskets,
    private readonly addLine: AddLine,
    private readonly changeLine: ChangeLine,
    private readonly removeLines: RemoveLines,
    private readonly pasteLines: PasteLines,
    private readonly mergeBaskets: MergeBaskets,
  ) {
    this.isSecure = config.settings.publicUrl.startsWith('https:');
  }

  @Get()
  @Operation({ allow: 'public', summary: 'The caller’s baskets, the open one first.', answer: basketList })
  list(@Basketeer() asking: BasketCaller): Promise<BasketList> {
    return this.keep.list(asking);
  }

  @Post()
  @Operation({
    allow: 'public',
    summary: 'Make a basket: by name, or the open one; a guest gets its key.',
    body: basketInput,
    answer: madeBasket,
    status: 201,
    idempotent: true,
  })
  async make(
    @Basketeer() asking: BasketCaller,
    @Body() body: BasketInput,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MadeBasket> {
    return this.withKey(reply, await this.keep.make(asking, body));
  }

  @Get(':id')
  @Operation({
    allow: 'public',
    summary:
      'A basket at the prices of now, by vendor, with what changed since it was seen; `current` is the open one.',
    answer: basket,
  })
  read(@Basketeer() asking: BasketCaller, @BasketParam() id: string): Promise<Basket> {
    return this.keep.read(asking, id);
  }

  @Patch(':id')
  @Operation({
    allow: 'public',
    summary: 'Rename a basket, price it for another site or currency, or keep what was seen.',
    body: basketChange,
    answer: basket,
    idempotent: true,
  })
  change(
    @Basketeer() asking: BasketCaller,
    @BasketParam() id: string,
    @Body() body: BasketChange,
  ): Promise<Basket> {
    return this.keep.change(asking, id, body);
  }

  @Delete(':id')
  @Operation({ allow: 'public', summary: 'Delete a basket; the answer is what is left.', answer: basketList })
  remove(@Basketeer() asking: BasketCaller, @BasketParam() id: string): Promise<BasketList> {
    return this.keep.remove(asking, id);
  }

  @Post(':id/lines')
  @Operation({
    allow: 'public',
    summary: 'Put a line into a basket; a guest without one gets it with its key.',
    body: basketLineInput,
    answer: madeBasket,
    status: 201,
    idempotent: true,
  })
  async add(
    @Basketeer() asking: BasketCaller,
    @BasketParam() id: string,
    @Body() body: BasketLineInput,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MadeBasket> {
    const answer = await this.addLine.run(asking, id, body);
    // Its lines are in the member's own basket now.
    if (asking.caller !== null && asking.guest !== null) {
      void reply.header('set-cookie', noBasketCookie(this.isSecure));
    }
    return this.withKey(reply, answer);
  }

  @Post(':id/pasted-lines')
  @Operation({
    allow: 'public',
    summary: 'Paste many lines: each is judged by itself, and the good ones are kept.',
    body: pastedLines,
    answer: pastedAnswer,
    idempotent: true,
  })
  paste(
    @Basketeer() asking: BasketCaller,
    @BasketParam() id: string,
    @Body() body: PastedLines,
  ): Promise<PastedAnswer> {
    return this.pasteLines.run(asking, id, body);
  }

  @Patch(':id/lines/:lineId')
  @Operation({
    allow: 'public',
    summary: 'Change the amount, cuts, extras or note of a line.',
    body: basketLineChange,
    answer: basket,
    idempotent: true,
  })
  changeOne(
    @Basketeer() asking: BasketCaller,
    @BasketParam() id: string,
    @IdParam('lineId') lineId: string,
    @Body() body: BasketLineChange,
  ): Promise<Basket> {
    return this.changeLine.run(asking, id, lineId, body);
  }

  @Delete(':id/lines/:lineId')
  @Operation({ allow: 'public', summary: 'Take a line out of a basket.', answer: basket })
  removeOne(
    @Basketeer() asking: BasketCaller,
    @BasketParam() id: string,
    @IdParam('lineId') lineId: string,
  ): Promise<Basket> {
    return this.removeLines.run(asking, id, lineId);
  }

  @Delete(':id/lines')
  @Operation({ allow: 'public', summary: 'Take every line out of a basket.', answer: basket })
  clear(@Basketeer() asking: BasketCaller, @BasketParam() id: string): Promise<Basket> {
    return this.removeLines.run(asking, id, null);
  }

  @Post('current/merge')
  @Operation({
    allow: 'signed-in',
    summary: 'Take what was put into a basket before signing in over into one’s own.',
    answer: basket,
    idempotent: true,
  })
  async merge(
    @Basketeer() asking: BasketCaller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Basket> {
    await this.mergeBaskets.run(asking);
    void reply.header('set-cookie', noBasketCookie(this.isSecure));
    return this.keep.read(asking, 'current');
  }

  private withKey(reply: FastifyReply, answer: MadeBasket): MadeBasket {
    if (answer.token !== null) void reply.header('set-cookie', basketCookie(answer.token, this.isSecure));
    return answer;
  }
}
