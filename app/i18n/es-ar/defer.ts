/** Argentina: other tenders and charging later, with vos. */
export const defer = {
  'other.check': 'Fijate que la plata haya llegado: la caja no puede verlo.',

  'defer.name.missing': 'Escribí el nombre del cliente.',
  'defer.contact.missing': 'Escribí un teléfono o un correo.',
  'defer.unreadable': 'Este texto tiene caracteres invisibles. Borralo y escribilo de nuevo.',
  'defer.promise.past': 'Ese día ya pasó. Elegí hoy o uno posterior.',
  'defer.promise.tooFar': 'Falta más de un año para esa fecha. Fijate en el año.',
  'defer.exceeded':
    'Supera lo que se puede dejar sin cobrar. Lo tiene que autorizar la dueña, el dueño o la persona encargada.',

  'card.away.byHand':
    'La terminal también puede cobrar a mano con su propia red. Anotá su comprobante en “Cobrar después”; lo decide la persona encargada.',
  'card.away.try': 'Probar igual',
  'card.away.cancelFirst':
    'Para tomar esta venta de otra forma, antes cancelá el cobro. Si nunca salió de la caja, termina enseguida.',

  'deferRules.text':
    'Hasta estos importes se puede dejar una venta para cobrar después. Si se superan, la caja pide la autorización de la persona encargada. Vacío: sin límite. 0: la pide siempre.',

  'errors.deferral_not_found': 'Ese pendiente no existe. Buscalo de nuevo en la lista.',
  'errors.deferral_above_limit':
    'Supera lo que se puede dejar sin cobrar. Hace falta que lo autorice la persona encargada.',
  'errors.deferral_owes_less': 'De ese pendiente solo se deben {{owedMinor}}. Corregí el importe.',
  'errors.deferral_settled': 'De ese pendiente ya no se debe nada. Mirá sus movimientos.',
  'errors.deferral_promise_past': 'El día prometido ya pasó. Elegí hoy o uno posterior.',
  'errors.deferral_promise_too_far': 'El día prometido está a más de un año. Fijate en el año.',
  'errors.deferral_name_missing': 'Falta el nombre del cliente. Escribilo para cobrar después.',
  'errors.deferral_contact_missing':
    'Falta el teléfono o el correo del cliente. Escribilo para cobrar después.',
  'errors.deferral_has_slip':
    'Este pendiente tiene anotado un comprobante de la terminal. Buscalo en Mercado Pago o retiralo antes de cobrarlo de otra forma.',
  'errors.deferral_has_no_slip': 'Este pendiente no tiene anotado ningún comprobante de la terminal.',
  'errors.deferral_has_link':
    'Este pendiente tiene un link de pago abierto. Cerralo antes de cobrarlo de otra forma.',
  'errors.deferral_has_no_link': 'Este pendiente no tiene un link de pago abierto.',
  'errors.customer_text_unreadable':
    'Hay caracteres invisibles en este campo: {{field}}. Borralo y escribilo de nuevo.',
  'errors.slip_payment_not_found':
    'Ese pago no está entre los que encontró Mercado Pago. Buscalo de nuevo y elegí uno de la lista.',
  'errors.return_partly_paid':
    'Una parte se pagó de una forma que esta caja no puede devolver. Dá por incobrable lo que falta y arreglá la mercadería con el cliente.',
} as const;
