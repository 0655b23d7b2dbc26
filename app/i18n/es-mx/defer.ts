/** Mexico: other tenders and charging later, with its own words and the usual imperative. */
export const defer = {
  'other.check': 'Confirma que el dinero haya llegado: la caja no puede verlo.',

  'defer.name.missing': 'Escribe el nombre del cliente.',
  'defer.contact.missing': 'Escribe un teléfono o un correo.',
  'defer.unreadable': 'Este texto tiene caracteres invisibles. Bórralo y escribe de nuevo.',
  'defer.promise.past': 'Ese día ya pasó. Elige hoy o uno posterior.',
  'defer.promise.tooFar': 'Falta más de un año para esa fecha. Fíjate en el año.',
  'defer.exceeded':
    'Supera lo que se puede dejar sin cobrar. Lo tiene que autorizar la dueña, el dueño o la gerencia.',

  'slip.how.step3': 'Copiar aquí lo que dice su comprobante.',

  'card.away.byHand':
    'La terminal también puede cobrar a mano con su propia red. Anota su comprobante en “Cobrar después”; lo decide la persona encargada.',
  'card.away.try': 'Intentar de todos modos',
  'card.away.cancelFirst':
    'Para tomar esta venta de otra forma, antes cancela el cobro. Si nunca salió de la caja, termina enseguida.',

  'receipt.loading': 'Ticket',

  'deferRules.text':
    'Hasta estos montos se puede dejar una venta para cobrar después. Si se superan, la caja pide la autorización de la persona encargada. Vacío: sin límite. 0: la pide siempre.',

  'errors.deferral_not_found': 'Ese pendiente no existe. Búscalo de nuevo en la lista.',
  'errors.deferral_above_limit':
    'Supera lo que se puede dejar sin cobrar. Hace falta que lo autorice la persona encargada.',
  'errors.deferral_owes_less': 'De ese pendiente solo se deben {{owedMinor}}. Corrige el monto.',
  'errors.deferral_settled': 'De ese pendiente ya no se debe nada. Consulta sus movimientos.',
  'errors.deferral_promise_past': 'El día prometido ya pasó. Elige hoy o uno posterior.',
  'errors.deferral_promise_too_far': 'El día prometido está a más de un año. Fíjate en el año.',
  'errors.deferral_name_missing': 'Falta el nombre del cliente. Hace falta para cobrar después.',
  'errors.deferral_contact_missing':
    'Falta el teléfono o el correo del cliente. Hace falta para cobrar después.',
  'errors.deferral_has_slip':
    'Este pendiente tiene anotado un comprobante de la terminal. Búscalo en Mercado Pago o retíralo antes de cobrarlo de otra forma.',
  'errors.deferral_has_no_slip': 'Este pendiente no tiene anotado ningún comprobante de la terminal.',
  'errors.deferral_has_link':
    'Este pendiente tiene un link de pago abierto. Ciérralo antes de cobrarlo de otra forma.',
  'errors.deferral_has_no_link': 'Este pendiente no tiene un link de pago abierto.',
  'errors.customer_text_unreadable':
    'Hay caracteres invisibles en este campo: {{field}}. Bórralo y escribe de nuevo.',
  'errors.slip_payment_not_found':
    'Ese pago no está entre los que encontró Mercado Pago. Búscalo de nuevo y elige uno de la lista.',
} as const;
