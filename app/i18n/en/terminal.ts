/** Options of a charge, how the terminals do, how charges are made, and what the ledger's file has to say. */
export const terminal = {
  'options.title': 'Options of this charge',
  'options.paymentType': 'Kind of card',
  'options.paymentType.any': 'Any',
  'options.installments': 'Instalments',
  'options.installments.any': 'Chosen on the terminal',
  'options.installments.one': 'One payment',
  'options.installments.many': '{{n}} instalments',
  'options.cost': 'Their cost is paid by',
  'options.cost.any': 'As the account has it',
  'options.cost.seller': 'The shop',
  'options.cost.buyer': 'The customer',
  'options.print': 'The terminal prints the shop’s slip',
  'options.ticket': 'Ticket number',
  'options.ticket.hint': 'Letters and digits, 20 at most. The terminal shows and prints it.',
  'options.ticket.wrong': 'Only letters without accents and digits, 20 at most.',

  'charging.settings.title': 'How charges are made',
  'charging.settings.hint': 'For new charges. Those under way go on as they began.',
  'charging.gateway': 'Mercado Pago API',
  'charging.gateway.orders': 'Orders (current)',
  'charging.gateway.intents': 'Integration API (earlier accounts and devices)',

  'card.repeat.see': 'See the earlier charge',
  'card.repeat.confirm': 'Yes, charge again',

  'terminal.chosen': 'Chosen now',
  'terminal.pickUp': 'Shows a charge after {{seconds}} s, usually',
  'terminal.health.ready': 'Ready',
  'terminal.health.ready.next': 'It takes charges from the till.',
  'terminal.health.slow': 'Slow',
  'terminal.health.slow.next':
    'It shows charges late. Bring it nearer to the Wi-Fi, or press its green key after each charge.',
  'terminal.health.probably_off': 'It does not fetch charges',
  'terminal.health.probably_off.next':
    'It may be off, without network or updating itself. Switch it on, look at its network and press its green key.',
  'terminal.health.wrong_mode': 'It works on its own',
  'terminal.health.wrong_mode.next':
    'It does not take charges from the till. Set it to PDV mode on the Account screen, restart it, then search again.',
  'terminal.health.not_ours': 'Of another account',
  'terminal.health.not_ours.next':
    'This account cannot charge on it. Choose another terminal, or link this one in the Mercado Pago app.',
  'terminal.health.busy_elsewhere': 'Busy with a charge of another till',
  'terminal.health.busy_elsewhere.next':
    'Finish or cancel on the terminal the charge it shows. This till cannot do it: it was sent by another one.',
  'terminal.health.busy_here': 'Busy with a charge of this till',
  'terminal.health.busy_here.next': 'Wait for its end, or cancel it.',

  'charge.waiting.slow':
    'The terminal has not fetched the charge yet. Press its green key, or “Update” on its screen.',
  'charge.waiting.off':
    'It may be off or without network: switch it on and look at its connection. If it does not wake up, cancel the charge and take it another way.',

  'ledger.notice.restored_from_journal':
    'The ledger file was older than its journal: {{n}} entries were put back from it, and nothing is missing. If you had restored a backup, that is why.',
  'ledger.notice.partly_restored':
    'The ledger file was older than its journal: {{n}} entries were put back, and others could not be read. Compare today’s sales and charges with Mercado Pago before closing, and call support.',
  'ledger.notice.diverged':
    'The ledger file and its journal tell different stories: one of them was copied from elsewhere. Do not restore anything more. Compare today’s sales with Mercado Pago and call support.',
  'ledger.notice.other_ledger':
    'The journal on this computer is of another ledger file. If the data folder was changed, put the right one back; otherwise call support.',
  'ledger.notice.journal_unavailable':
    'The ledger’s journal cannot be written, so a damaged file could not be put right from it. Sales are saved. Check the free space and the permissions of the data folder, and start Mostrador again.',
  'ledger.notice.journal_failing':
    'The ledger’s journal cannot be written at the moment; {{n}} entries wait for it. Sales are saved. Check the free space of this computer.',
} as const;
