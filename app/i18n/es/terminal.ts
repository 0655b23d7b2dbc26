/** Spanish of both countries: options of a charge, how the terminals do, how charges are made. */
export const terminal = {
  'options.title': 'Opciones de este cobro',
  'options.paymentType': 'Tipo de tarjeta',
  'options.paymentType.any': 'Cualquiera',
  'options.cost.any': 'Como está en la cuenta',
  'options.cost.buyer': 'El cliente',
  'options.print': 'La terminal imprime el comprobante del comercio',
  'options.ticket': 'Número de ticket',
  'options.ticket.hint': 'Letras y números, 20 como máximo. La terminal lo muestra y lo imprime.',
  'options.ticket.wrong': 'Solo letras sin acento y números, 20 como máximo.',

  'charging.settings.title': 'Cómo se cobra',
  'charging.settings.hint': 'Vale para cobros nuevos. Los que están en curso siguen como empezaron.',
  'charging.gateway': 'API de Mercado Pago',
  'charging.gateway.orders': 'Orders (actual)',
  'charging.gateway.intents': 'Integration API (cuentas y equipos anteriores)',

  'card.repeat.see': 'Ver el cobro anterior',
  'card.repeat.confirm': 'Sí, cobrar de nuevo',

  'terminal.chosen': 'Elegida ahora',
  'terminal.pickUp': 'Suele mostrar el cobro en {{seconds}} s',
  'terminal.health.ready': 'Lista',
  'terminal.health.ready.next': 'Recibe cobros de la caja.',
  'terminal.health.slow': 'Lenta',
  'terminal.health.probably_off': 'No busca los cobros',
  'terminal.health.wrong_mode': 'Trabaja sola',
  'terminal.health.not_ours': 'De otra cuenta',
  'terminal.health.busy_elsewhere': 'Ocupada con el cobro de otra caja',
  'terminal.health.busy_here': 'Ocupada con un cobro de esta caja',
} as const;
