/** Argentina: what customers owe, with vos. */
export const deferrals = {
  'tender.method.transfer': 'Transferencia',

  'deferrals.more': 'Se muestran los primeros {{shown}} de {{n}}. Buscá para ver otros.',
  'deferrals.queue.busy':
    'La terminal tiene otro cobro de {{amount}}. Esperá que termine o resolvelo primero.',
  'deferrals.move.change': 'Recibido {{received}}, vuelto {{change}}',
  'deferrals.obstacle.link':
    'Su link de pago está abierto. Cerralo antes de cobrarlo de otra forma, para que no se pague dos veces.',
  'deferrals.obstacle.slip':
    'Un comprobante dice que se pagó en la terminal. Encontrá ese pago o retirá el comprobante antes de cobrarlo de otra forma.',
  'deferrals.aside':
    'Mercado Pago aprobó {{amount}} que no se descontó de acá. Devolvelo antes de cobrar otra cosa.',
  'deferrals.charge.hint': 'Todavía no se envía nada. El próximo paso muestra el importe y la terminal.',
  'deferrals.charge.changed': 'Mientras tanto pasó a deber {{amount}}. Elegí el importe de nuevo.',
  'deferrals.cash.doneChange': 'Se cobraron {{amount}} en efectivo. Vuelto: {{change}}',
  'deferrals.other.check': 'Fijate que la plata haya llegado: la caja no puede verlo.',
  'deferrals.return.paid':
    'Lo cobrado en la terminal vuelve a la tarjeta con una devolución aparte: después tocá el botón junto a cada cobro. Lo pagado de otra forma se devuelve en mano.',
  'deferrals.erase.stays':
    'Quedan la venta, sus importes, fechas y pagos, y también el motivo que se anota abajo: no escribas ahí el nombre del cliente. Los papeles y archivos ya hechos no cambian.',
  'deferrals.slip.text':
    'El cliente pagó en la terminal sola, sin la caja. Anotá lo que dice el comprobante; la caja busca ese pago en Mercado Pago. Hasta encontrarlo no cuenta como pagado.',
  'deferrals.slip.candidates': 'Puede ser más de un pago. Comparalos con el comprobante y elegí.',
  'deferrals.slip.candidate': 'Un pago coincide en importe y hora; compará los números.',
  'deferrals.slip.none':
    'Mercado Pago no tiene ningún pago de ese importe a esa hora. Revisá los números; si no se cobró, retirá el comprobante.',
  'deferrals.link.state.paid_too_much':
    'Se pagó cuando ya se debía menos. Devolvé el dinero en la app de Mercado Pago.',
  'deferrals.reminder.text': 'Mandalo por WhatsApp o por mail. La caja no envía nada sola.',
  'reminder.pay': 'Podés pasar a pagarlo cuando te quede cómodo, con tarjeta o en efectivo.',
  'reminder.link': 'También lo podés pagar acá: {{url}}',
  'reminder.thanks': 'Si ya lo pagaste, no tengas en cuenta este mensaje. ¡Gracias!',
} as const;
