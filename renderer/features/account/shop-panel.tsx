import { useState } from 'react';
import type { AccountStatus } from '#app/contract/account.ts';
import type { TillStatus } from '#app/contract/status.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ModeBadge } from '#renderer/ui/mode-badge.tsx';
import page from '#renderer/ui/page.module.css';
import { shortText } from '#renderer/ui/visible-text.ts';
import { SwitchShopDialog, type OtherShop } from './switch-shop-dialog.tsx';

/** The shop that is open, and the way to the other one. Only a person switches. */
export function ShopPanel({ status, account }: { status: TillStatus; account: AccountStatus }) {
  const words = useWords();
  const [isAsking, setIsAsking] = useState(false);
  const other = otherShop(status, account);
  return (
    <section className={page.card} data-testid="shop-panel" data-mode={status.mode}>
      <div className={page.head}>
        <h3 className={page.subtitle}>{words.t('account.shop.title')}</h3>
        <ModeBadge mode={status.mode} isShort />
      </div>
      <p className={`${page.title} ${page.breakable}`}>
        {status.account === null ? words.t('account.shop.practice') : shortText(status.account.nickname, 60)}
      </p>
      <p className={page.soft}>{words.t(`account.shop.${status.mode}.text`)}</p>
      {other === null ? null : (
        <div className={page.buttons}>
          <Button look={other.mode === 'practice' ? 'plain' : 'primary'} onPress={() => setIsAsking(true)}>
            {other.mode === 'practice'
              ? words.t('account.shop.openPractice')
              : words.t('account.shop.openAccount', { nickname: shortText(other.nickname, 40) })}
          </Button>
        </div>
      )}
      {isAsking && other !== null ? (
        <SwitchShopDialog other={other} onClose={() => setIsAsking(false)} />
      ) : null}
    </section>
  );
}

function otherShop({ mode }: TillStatus, { account }: AccountStatus): OtherShop | null {
  if (mode !== 'practice') return { mode: 'practice' };
  if (account === null) return null;
  return { mode: account.isTest ? 'test' : 'live', nickname: account.nickname };
}
