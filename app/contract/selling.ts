import { z } from 'zod';
import { OTHER_METHODS } from '#app/domain/deferral.ts';
import { TENDER_KINDS } from '#app/domain/sale.ts';
import { command, query } from './method.ts';
import {
  AmountMinor,
  AtMs,
  BusinessDate,
  ChargeIdSchema,
  Count,
  CurrencySchema,
  DeferralIdSchema,
  ProductIdSchema,
  QuantityMilli,
  SaleIdSchema,
  TaxRateBp,
  TaxShareSchema,
} from './values.ts';

export const BasketLine = z.strictObject({
  lineId: z.int().positive(),
  productId: ProductIdSchema,
  code: z.string(),
  name: z.string(),
  unitPriceMinor: AmountMinor,
  taxRateBp: TaxRateBp,
  quantityMilli: QuantityMilli,
  totalMinor: AmountMinor,
});
export type BasketLine = z.infer<typeof BasketLine>;

export const Basket = z.strictObject({
  saleId: SaleIdSchema,
  /** `charging`: locked by a charge that has not ended. */
  status: z.enum(['open', 'held', 'charging']),
  lines: z.array(BasketLine),
  totalMinor: AmountMinor,
  taxes: z.array(TaxShareSchema),
  /** The charge that locks the basket or the last one tried for it. */
  chargeId: ChargeIdSchema.nullable(),
});
export type Basket = z.infer<typeof Basket>;

export const HeldBasket = z.strictObject({
  saleId: SaleIdSchema,
  status: z.enum(['held', 'charging']),
  lineCount: Count,
  totalMinor: AmountMinor,
  openedAtMs: AtMs,
  chargeId: ChargeIdSchema.nullable(),
});
export type HeldBasket = z.infer<typeof HeldBasket>;

export const SaleTender = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('cash'),
    amountMinor: AmountMinor,
    receivedMinor: AmountMinor,
    changeMinor: AmountMinor,
  }),
  z.strictObject({
    kind: z.literal('card'),
    amountMinor: AmountMinor,
    /** Tip added on the terminal, on top of the amount. */
    tipMinor: AmountMinor,
    chargeId: ChargeIdSchema,
    paymentMethodId: z.string().nullable(),
    paymentMethodType: z.string().nullable(),
    installments: Count.nullable(),
    lastDigits: z.string().nullable(),
    paymentReference: z.string().nullable(),
    isByEvidence: z.boolean(),
  }),
  /** Not cash and not the Point terminal. */
  z.strictObject({
    kind: z.literal('other'),
    amountMinor: AmountMinor,
    method: z.enum(OTHER_METHODS),
    /** What was written down of it; null for nothing. */
    reference: z.string().nullable(),
  }),
  /** Not paid when the goods left. */
  z.strictObject({ kind: z.literal('deferred'), amountMinor: AmountMinor, deferralId: DeferralIdSchema }),
]);
export type SaleTender = z.infer<typeof SaleTender>;

export const SaleReceipt = z.strictObject({
  saleId: SaleIdSchema,
  number: z.int().positive(),
  completedAtMs: AtMs,
  businessDate: BusinessDate,
  currency: CurrencySchema,
  totalMinor: AmountMinor,
  lines: z.array(
    z.strictObject({
      position: z.int().positive(),
      code: z.string(),
      name: z.string(),
      unitPriceMinor: AmountMinor,
      quantityMilli: QuantityMilli,
      taxRateBp: TaxRateBp,
      totalMinor: AmountMinor,
    }),
  ),
  taxes: z.array(TaxShareSchema),
  tenders: z.array(SaleTender),
  /** Set when the goods left without a payment: what of it is still owed now. */
  deferral: z
    .strictObject({
      deferralId: DeferralIdSchema,
      number: z.int().positive(),
      amountMinor: AmountMinor,
      owedMinor: AmountMinor,
      /** Of what is no longer owed, what nobody paid. */
      returnedMinor: AmountMinor,
      writtenOffMinor: AmountMinor,
      promisedDate: BusinessDate.nullable(),
    })
    .nullable(),
  /** Characters of the ledger's hash at this sale: paper that anchors the file. */
  ledgerMark: z.string(),
});
export type SaleReceipt = z.infer<typeof SaleReceipt>;

export const sellingMethods = {
  'basket.current': query({}, Basket),
  /** Adds one line, or raises the quantity of the line that has the product at the same price. By product or by scanned code. */
  'basket.add': command(
    {
      saleId: SaleIdSchema,
      product: z.union([
        z.strictObject({ code: z.string().min(1).max(200) }),
        z.strictObject({ productId: ProductIdSchema }),
      ]),
      quantityMilli: QuantityMilli,
    },
    Basket,
  ),
  'basket.setQuantity': command(
    { saleId: SaleIdSchema, lineId: z.int().positive(), quantityMilli: QuantityMilli },
    Basket,
  ),
  'basket.removeLine': command({ saleId: SaleIdSchema, lineId: z.int().positive() }, Basket),
  /** Empties the basket. */
  'basket.clear': command({ saleId: SaleIdSchema }, Basket),
  /** Puts the current basket aside (a charging one too) and opens an empty one. */
  'basket.hold': command({ saleId: SaleIdSchema }, Basket),
  'basket.held': query({}, z.strictObject({ baskets: z.array(HeldBasket) })),
  /** Makes a held basket the current one; the current one is held if it has lines. */
  'basket.resume': command({ saleId: SaleIdSchema }, Basket),

  /** Completes the sale with cash. `totalMinor` is what the cashier saw; a basket that changed since is refused. */
  'selling.payCash': command(
    { saleId: SaleIdSchema, totalMinor: AmountMinor, receivedMinor: AmountMinor },
    SaleReceipt,
  ),
  /** Completes the sale with a tender that is neither cash nor the Point terminal. */
  'selling.payOther': command(
    {
      saleId: SaleIdSchema,
      totalMinor: AmountMinor,
      method: z.enum(OTHER_METHODS),
      reference: z.string().trim().max(80),
    },
    SaleReceipt,
  ),
  'selling.receipt': query({ saleId: SaleIdSchema }, SaleReceipt),
  'selling.recent': query(
    { limit: z.int().min(1).max(50) },
    z.strictObject({
      sales: z.array(
        z.strictObject({
          saleId: SaleIdSchema,
          number: z.int().positive(),
          completedAtMs: AtMs,
          totalMinor: AmountMinor,
          tenderKinds: z.array(z.enum(TENDER_KINDS)),
          /** What of it is still owed; zero when it was paid. */
          owedMinor: AmountMinor,
          /** What of it came back unpaid, or is a loss. */
          returnedMinor: AmountMinor,
          writtenOffMinor: AmountMinor,
        }),
      ),
    }),
  ),
} as const;
