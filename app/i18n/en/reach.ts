/** Whether Mercado Pago can be reached: the badge, and what it means for selling. */
export const reach = {
  'reach.badge.online': 'Online',
  'reach.badge.unreachable': 'Mercado Pago does not answer',
  'reach.badge.no_network': 'No network',
  'reach.badge.not_connected': 'Account not connected',
  'reach.since': 'since {{at}}',
  'reach.sinceDay': 'since {{at}}',
  'reach.open': 'What works now',

  'reach.title.online': 'Mercado Pago answers',
  'reach.title.unreachable': 'Mercado Pago cannot be reached',
  'reach.title.no_network': 'This computer has no network',
  'reach.title.not_connected': 'The account is not connected',
  'reach.text.online': 'Everything works: card charges go to the terminal and have an answer.',
  'reach.text.unreachable': 'You can go on selling. What needs Mercado Pago waits until it answers again.',
  'reach.text.no_network':
    'You can go on selling. What needs the internet waits until there is a network again.',
  'reach.text.not_connected':
    'You can go on selling. What needs Mercado Pago waits until the account is connected.',

  'reach.said.online': 'Mercado Pago answers again. Cards can be charged.',
  'reach.said.unreachable': 'Mercado Pago does not answer. You can go on selling without cards.',
  'reach.said.no_network': 'There is no network. You can go on selling without cards.',
  'reach.said.not_connected': 'The account is not connected. You can go on selling without cards.',

  'reach.works.title': 'Works as always',
  'reach.works.cash': 'Selling for cash and other ways to pay',
  'reach.works.defer': 'Keeping a sale to charge it later',
  'reach.works.close': 'Closing the day',
  'reach.works.export': 'Exporting the day',

  'reach.waits.title': 'Has to wait',
  'reach.waits.card': 'Charging a card from the till',
  'reach.waits.refund': 'Refunding to a card',
  'reach.waits.terminals': 'Seeing the account’s terminals',

  'reach.itself.title': 'What the till does by itself',
  'reach.itself.asks': 'It asks again, about once a minute, and says so here when there is an answer.',
  'reach.itself.open': 'It goes on asking about the charges that were under way.',
  'reach.itself.waits':
    'It goes on with the charges that were under way as soon as the account is connected.',
  'reach.itself.never':
    'It never sends a charge to the terminal by itself: whoever is there now may be another customer.',

  'reach.check.title': 'What to check',
  'reach.check.no_network':
    'Whether the Wi-Fi is on or the network cable is in, and whether the router has power.',
  'reach.check.not_connected':
    'The Account screen: the till has no permission to charge. It can be connected there.',
  'reach.check.network':
    'Whether other pages open in this computer’s browser. If none does, restart the router or call whoever provides the internet.',
  'reach.check.timeout':
    'Whether the network is slow or the Wi-Fi signal weak. If other pages open well, it is enough to wait.',
  'reach.check.portal':
    'Whether the Wi-Fi asks to sign in: something else on this network answers in Mercado Pago’s place. Open any page in the browser and sign in.',
  'reach.check.tls':
    'The date and time of this computer, and whether the network inspects connections: this one was not safe, so nothing was sent.',
  'reach.check.proxy':
    'The network’s proxy: it asks for a password or refuses. Tell whoever looks after the network, or use another one.',
  'reach.check.server':
    'Nothing here: Mercado Pago has a problem of its own at this moment. It is enough to wait.',
  'reach.check.answer':
    'What came was not an answer of Mercado Pago. If it goes on, tell whoever looks after the network, or support.',
} as const;
