/** Spanish of both countries: other tenders, a sale to be charged later, what is owed. */
export const defer = {
  'till.other.button': 'Otro medio',
  'till.defer.button': 'Cobrar después',

  'exposure.overdue': 'Vencidas: {{n}}',
  'exposure.dueToday': 'Para hoy: {{n}}',
  'exposure.see': 'Ver pendientes',
  'exposure.after': 'Con esta venta:',

  'other.title': 'Cobrar con otro medio',
  'other.method': 'Cómo paga',
  'other.confirm': 'Registrar {{amount}}',

  'defer.title': 'Cobrar después',
  'defer.text':
    'El cliente se lleva los productos y ahora no se cobra nada. La venta queda como no pagada hasta que se cobre.',
  'defer.name': 'Nombre del cliente',
  'defer.name.optional': 'Nombre del cliente (opcional)',
  'defer.contact': 'Teléfono o correo',
  'defer.contact.optional': 'Teléfono o correo (opcional)',
  'defer.note': 'Nota (opcional)',
  'defer.privacy': 'Solo lo necesario para cobrar. Se puede borrar si el cliente lo pide.',
  'defer.field.name': 'nombre del cliente',
  'defer.field.contact': 'teléfono o correo',
  'defer.field.note': 'nota',
  'defer.field.reference': 'referencia',
  'defer.promise': 'Prometido para el',
  'defer.promise.hint': 'Opcional: dd/mm/aaaa',
  'defer.promise.quick': 'Fechas frecuentes',
  'defer.promise.none': 'Sin fecha',
  'defer.promise.today': 'Hoy',
  'defer.promise.tomorrow': 'Mañana',
  'defer.promise.week': 'En una semana',
  'defer.promise.monthEnd': 'Fin de mes',
  'defer.promise.incomplete': 'La fecha está incompleta o ese día no existe.',
  'defer.exceeded.per_sale': 'En una venta: {{limit}} como máximo.',
  'defer.exceeded.per_customer': 'Por cliente: {{limit}} como máximo.',
  'defer.exceeded.per_day': 'En un día: {{limit}} como máximo.',
  'defer.exceeded.total': 'Entre todos los clientes: {{limit}} como máximo.',
  'defer.approval.example': 'Por ejemplo: cliente de muchos años',
  'defer.confirm': 'Guardar como no pagada: {{amount}}',

  'defer.needsApproval': 'Supera un límite: hace falta una autorización.',
  'defer.incomplete': 'Falta algo: hay campos marcados o vacíos por completar.',

  'slip.tick': 'Se cobró en la terminal, a mano',
  'slip.text':
    'La caja no vio ese pago: la venta sigue como no pagada hasta encontrarlo en Mercado Pago, cuando vuelva la red.',
  'slip.how': 'Cómo cobrar a mano en la terminal',
  'slip.how.step1':
    'En la terminal: “Más opciones” > “Configuración” > “Modo de vinculación”, y ahí STANDALONE.',
  'slip.how.step2':
    'Reiniciarla, escribir en ella {{amount}} y cobrar. Necesita una red propia: chip u otro Wi-Fi.',
  'slip.how.step3': 'Copiar acá lo que dice su comprobante.',
  'slip.how.step4': 'Cuando la caja vuelva a tener red, pasarla de nuevo a PDV en el mismo lugar.',

  'card.away.no_network':
    'Esta computadora no tiene red: por ahora no se puede cobrar con tarjeta desde la caja.',
  'card.away.unreachable':
    'Mercado Pago no responde: por ahora no se puede cobrar con tarjeta desde la caja.',
  'card.away.not_connected':
    'La cuenta de Mercado Pago no está conectada: hasta conectarla no se puede cobrar con tarjeta desde la caja.',
  'card.away.choose': 'La venta se puede tomar de otra forma y no se pierde nada:',
  'card.away.returned': 'Volvió la conexión: ya se puede cobrar con tarjeta.',
  'card.away.charge': 'Seguir con la tarjeta',
  'card.away.warning': 'Ahora no hay conexión: puede que el cobro no llegue.',
  'card.belowMinimum':
    'Con tarjeta se puede cobrar desde {{min}}. Menos que eso se cobra en efectivo o con otro medio.',
  'card.otherWays': 'Otras formas de tomar esta venta',

  'receipt.loading': 'Comprobante',
  'receipt.tender.other': 'Otro medio',
  'receipt.tender.deferred': 'Cobrar después',
  'receipt.unpaid': 'NO PAGADO',
  'receipt.unpaid.part': 'FALTA UNA PARTE',
  'receipt.unpaid.number': 'Pendiente n.º {{number}}',
  'receipt.unpaid.promised': 'Prometido para el {{date}}',
  'receipt.unpaid.owed': 'Queda por cobrar',
  'receipt.unpaid.returned': 'Productos devueltos: {{amount}}',
  'receipt.unpaid.writtenOff': 'Incobrable: {{amount}}',
  'receipt.unpaid.slip':
    'Está anotado el comprobante de un cobro hecho en la terminal. Todavía no se encontró en Mercado Pago.',
  'receipt.settled': 'De esta venta ya no se debe nada.',
  'receipt.pending': 'Ver el pendiente',
  'receipt.move.charged': 'Pagado después con tarjeta',
  'receipt.move.by_hand': 'Pagado después en la terminal',
  'receipt.move.by_link': 'Pagado después con un link',
  'receipt.move.cash': 'Pagado después en efectivo',
  'receipt.move.other': 'Pagado después: {{method}}',
  'receipt.move.returned': 'Productos devueltos',
  'receipt.move.written_off': 'Dado por incobrable',

  'sales.owed': 'No pagado: {{amount}}',
  'sales.nothingOwed': 'No se debe nada',
  'sales.returned': 'Devuelto sin pagar: {{amount}}',
  'sales.writtenOff': 'Incobrable: {{amount}}',

  'deferRules.title': 'Cobrar después',
  'deferRules.perSale': 'En una venta',
  'deferRules.perCustomer': 'Por cliente',
  'deferRules.perDay': 'En un día',
  'deferRules.total': 'Entre todos los clientes',
  'deferRules.name': 'El nombre del cliente es obligatorio',
  'deferRules.contact': 'El teléfono o correo es obligatorio',
  'deferRules.save': 'Guardar',
  'deferRules.saved': 'Guardado.',
  'errors.deferral_needs_owner': 'Solo la dueña o el dueño puede autorizar que se pase el límite.',
  'errors.return_partly_paid':
    'Una parte se pagó de una forma que esta caja no puede devolver. Da por incobrable lo que falta y arregla la mercadería con el cliente.',
} as const;
