import type { DeferralLimitKind, DeferralLimits } from '#app/domain/deferral-rules.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Message } from '#renderer/ui/message.tsx';

const LIMIT: Readonly<Record<DeferralLimitKind, keyof DeferralLimits>> = {
  per_sale: 'perSaleMinor',
  per_customer: 'perCustomerMinor',
  per_day: 'perDayMinor',
  total: 'totalMinor',
};

/** Which limits are passed, and that somebody has to say yes. */
export function ExceededNotice(props: {
  readonly exceeded: readonly DeferralLimitKind[];
  readonly limits: DeferralLimits;
}) {
  const words = useWords();
  return (
    <div role="status" data-testid="defer-exceeded">
      <Message tone="warning">
        <p>{words.t('defer.exceeded')}</p>
        <ul>
          {props.exceeded.map((kind) => (
            <li key={kind}>
              {words.t(`defer.exceeded.${kind}`, { limit: words.money(props.limits[LIMIT[kind]] ?? 0) })}
            </li>
          ))}
        </ul>
      </Message>
    </div>
  );
}
