import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Input, Method, Output } from '#app/contract/contract.ts';
import type { Basket, BasketLine } from '#app/contract/selling.ts';
import { MAX_QUANTITY_MILLI, ONE_PIECE_MILLI } from '#app/domain/basket.ts';
import { useBridge } from '#renderer/bridge/bridge-provider.tsx';
import { CallFailure, unwrap } from '#renderer/bridge/call-failure.ts';
import { TransportError, type TillBridge } from '#renderer/bridge/till-bridge.ts';
import { tillQueryOptions, useTillQuery, writeAnswer } from '#renderer/bridge/use-till-query.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { useNotices } from '#renderer/ui/notices.ts';
import { shortText } from '#renderer/ui/visible-text.ts';
import { useSearch } from './search-store.ts';

/** How often, and how long apart, a change of the basket is sent again when no answer comes. Always with the same id. */
const RETRY_DELAYS_MS = [150, 600];

export type ProductChoice =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'product'; readonly productId: number; readonly name: string };

/**
 * Changes of the basket, one after the other in the order they were asked for: a scanner is faster than an answer. Each
 * scan is its own intention with its own id.
 */
export function useBasketActions() {
  const bridge = useBridge();
  const client = useQueryClient();
  const words = useWords();
  const status = useTillQuery('till.status', {}).data;
  const queue = useRef<Promise<void>>(Promise.resolve());

  const enqueue = (change: () => Promise<void>, onFailure: (failure: unknown) => void) => {
    queue.current = queue.current.then(change).catch(onFailure);
  };
  const current = () =>
    client.query({ ...tillQueryOptions(bridge, 'basket.current', {}), staleTime: 'static' });
  const keep = (basket: Basket) => {
    writeAnswer(client, 'basket.current', {}, basket);
    return basket;
  };
  const say = (failure: unknown) =>
    useNotices.getState().show({ tone: 'problem', text: errorText(failure, words, status) });

  const addFailureText = (failure: unknown, code: string) => {
    if (failure instanceof CallFailure && failure.error.code === 'product_not_found') {
      return { text: words.t('till.unknownCode', { code }), next: words.t('till.unknownCode.next') };
    }
    // A new scan is a new intention: what became of this one has to be seen first.
    if (failure instanceof TransportError) return { text: words.t('till.maybeAdded', { code }) };
    return { text: words.t('till.notAdded', { code }), next: errorText(failure, words, status) };
  };

  return {
    add(choice: ProductChoice, quantityMilli: number) {
      enqueue(
        async () => {
          const { saleId } = await current();
          const product = choice.kind === 'code' ? { code: choice.code } : { productId: choice.productId };
          const requestId = crypto.randomUUID();
          const basket = keep(
            await send(bridge, 'basket.add', { requestId, saleId, product, quantityMilli }),
          );
          const line = basket.lines.findLast((each) =>
            choice.kind === 'code' ? each.code === choice.code : each.productId === choice.productId,
          );
          useSearch.getState().select(line?.lineId ?? basket.lines.at(-1)?.lineId ?? null);
          useNotices.getState().dismiss();
        },
        (failure) => {
          const code = choice.kind === 'code' ? shortText(choice.code, 40) : shortText(choice.name, 40);
          useNotices.getState().show({ tone: 'problem', ...addFailureText(failure, code) });
        },
      );
    },
    /** One piece more or less; the last piece is taken by removing the line. Read at its turn, so that quick presses add up. */
    step(lineId: number, direction: 1 | -1) {
      enqueue(async () => {
        const basket = await current();
        const line = basket.lines.find((each) => each.lineId === lineId);
        if (line === undefined) return;
        const quantityMilli = line.quantityMilli + direction * ONE_PIECE_MILLI;
        if (quantityMilli <= 0 || quantityMilli > MAX_QUANTITY_MILLI) return;
        const requestId = crypto.randomUUID();
        keep(
          await send(bridge, 'basket.setQuantity', {
            requestId,
            saleId: basket.saleId,
            lineId,
            quantityMilli,
          }),
        );
      }, say);
    },
    remove(lineId: number) {
      enqueue(async () => {
        const basket = await current();
        const index = basket.lines.findIndex((each) => each.lineId === lineId);
        if (index < 0) return;
        const requestId = crypto.randomUUID();
        const after = keep(
          await send(bridge, 'basket.removeLine', { requestId, saleId: basket.saleId, lineId }),
        );
        useSearch.getState().select(neighbour(after.lines, index)?.lineId ?? null);
      }, say);
    },
    hold(saleId: string) {
      enqueue(async () => {
        keep(await send(bridge, 'basket.hold', { requestId: crypto.randomUUID(), saleId }));
        useSearch.getState().select(null);
        void client.invalidateQueries({ queryKey: ['basket.held'] });
      }, say);
    },
    resume(saleId: string) {
      enqueue(async () => {
        const basket = keep(await send(bridge, 'basket.resume', { requestId: crypto.randomUUID(), saleId }));
        useSearch.getState().select(basket.lines.at(-1)?.lineId ?? null);
        void client.invalidateQueries({ queryKey: ['basket.held'] });
      }, say);
    },
  };
}

export type BasketActions = ReturnType<typeof useBasketActions>;

function neighbour(lines: readonly BasketLine[], index: number): BasketLine | undefined {
  return lines[Math.min(index, lines.length - 1)];
}

async function send<M extends Method>(bridge: TillBridge, method: M, input: Input<M>): Promise<Output<M>> {
  for (const delayMs of RETRY_DELAYS_MS) {
    try {
      return unwrap(await bridge.call(method, input));
    } catch (failure) {
      if (!(failure instanceof TransportError)) throw failure;
      await new Promise((resolve) => setTimeout(resolve, delayMs));
    }
  }
  return unwrap(await bridge.call(method, input));
}
