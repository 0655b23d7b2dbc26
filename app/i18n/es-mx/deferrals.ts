/** Mexico: what customers owe, with tú. */
export const deferrals = {
  'tender.method.transfer': 'Transferencia (SPEI)',

  'deferrals.none.found': 'Aquí nada tiene “{{text}}”.',
  'deferrals.more': 'Se muestran los primeros {{shown}} de {{n}}. Busca para ver otros.',
  'deferrals.queue.busy':
    'La terminal tiene otro cobro de {{amount}}. Espera a que termine o resuélvelo primero.',
  'deferrals.move.change': 'Recibido {{received}}, cambio {{change}}',
  'deferrals.obstacle.link':
    'Su link de pago está abierto. Ciérralo antes de cobrarlo de otra forma, para que no se pague dos veces.',
  'deferrals.obstacle.slip':
    'Un comprobante dice que se pagó en la terminal. Encuentra ese pago o retira el comprobante antes de cobrarlo de otra forma.',
  'deferrals.aside':
    'Mercado Pago aprobó {{amount}} que no se descontó de aquí. Devuélvelo antes de cobrar otra cosa.',
  'deferrals.charge.hint': 'Todavía no se envía nada. El siguiente paso muestra el monto y la terminal.',
  'deferrals.charge.changed': 'Mientras tanto pasó a deber {{amount}}. Elige el monto de nuevo.',
  'deferrals.charge.running': 'Ya se está cobrando desde otra ventana. Desde aquí no se envió nada.',
  'deferrals.cash.doneChange': 'Se cobraron {{amount}} en efectivo. Cambio: {{change}}',
  'deferrals.other.check': 'Verifica que el dinero haya llegado: la caja no puede verlo.',
  'deferrals.return.paid':
    'Lo cobrado en la terminal regresa a la tarjeta con una devolución aparte: después presiona el botón junto a cada cobro. Lo pagado de otra forma se devuelve en mano.',
  'deferrals.return.text':
    'Todos los productos de esta venta regresan al inventario, y los {{owed}} que faltan ya no se cobran.',
  'deferrals.return.example': 'Por ejemplo: no funciona, caja cerrada',
  'deferrals.return.confirm': 'Los productos regresaron',
  'deferrals.return.done': 'Los productos regresaron al inventario.',
  'deferrals.erase.stays':
    'Quedan la venta, sus montos, fechas y pagos, y también el motivo que se anota abajo: no escribas ahí el nombre del cliente. Los papeles y archivos ya hechos no cambian.',
  'deferrals.slip.text':
    'El cliente pagó en la terminal sola, sin la caja. Anota lo que dice el comprobante; la caja busca ese pago en Mercado Pago. Hasta encontrarlo no cuenta como pagado.',
  'deferrals.slip.candidates': 'Puede ser más de un pago. Compáralos con el comprobante y elige.',
  'deferrals.slip.candidate': 'Un pago coincide en monto y hora; compara los números.',
  'deferrals.slip.none':
    'Mercado Pago no tiene ningún pago de ese monto a esa hora. Verifica los números; si no se cobró, retira el comprobante.',
  'deferrals.link.state.paid_too_much':
    'Se pagó cuando ya se debía menos. Devuelve el dinero en la app de Mercado Pago.',
  'deferrals.reminder.text': 'Envíalo por WhatsApp o por correo. La caja no envía nada sola.',
  'reminder.pay': 'Puedes pasar a pagarlo cuando te quede bien, con tarjeta o en efectivo.',
  'reminder.link': 'También lo puedes pagar aquí: {{url}}',
  'reminder.thanks': 'Si ya lo pagaste, no tomes en cuenta este mensaje. ¡Gracias!',
} as const;
