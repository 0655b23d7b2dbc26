/** Argentina: screens, with vos. */
export const screens = {
  'shell.tab.till': 'Caja',
  'shell.lost.text': 'Lo vendido está guardado. Iniciá Mostrador otra vez y usá la página que abre.',
  'shell.refused.text': 'Cerrala y abrí la dirección que muestra Mostrador al iniciar.',
  'shell.failed.text':
    'Las ventas y los cobros los guarda la caja y no se tocaron. Abrí la pantalla de nuevo para seguir.',
  'common.amount': 'Importe',
  'practice.detail.invalid_installments': 'Cuotas no aceptadas',

  'shift.open.title': 'Abrir el turno',
  'shift.open.text': 'Contá la plata que hay en el cajón y anotala. No es una venta.',
  'shift.open.float': 'Fondo de caja',
  'shift.open.button': 'Abrir el turno',
  'till.search.label': 'Escaneá un código o escribí parte del nombre',
  'till.search.more': 'Se muestran los primeros {{n}}. Escribí más para afinar.',
  'till.unknownCode.next': 'Buscá el producto por nombre, o importá un catálogo que lo tenga.',
  'till.maybeAdded':
    'La caja no respondió: no se sabe si {{code}} se agregó. Mirá la venta antes de escanearlo de nuevo.',
  'till.scan.notNow': 'Se leyó el código {{code}} y no se agregó: antes terminá o cerrá esta ventana.',
  'till.scan.elsewhere': 'Se leyó el código {{code}}. Abrí la pantalla Caja para venderlo.',
  'till.basket.label': 'Venta en curso',
  'till.basket.empty': 'Todavía no hay productos',
  'till.basket.emptyHint': 'Escaneá el primer producto o escribí parte de su nombre.',
  'till.catalogue.emptyHint': 'Importá un archivo con códigos, nombres y precios para empezar a vender.',
  'till.hold.button': 'Dejar en espera',
  'till.clear.title': '¿Vaciar la venta?',
  'till.clear.text': 'Se quitan {{n}} renglones por {{amount}}.',
  'till.clear.confirm': 'Vaciar',
  'till.locked':
    'Hay un cobro en curso para esta venta. Los productos no se pueden cambiar hasta que termine.',
  'cash.change': 'Vuelto',
  'cash.problem.not_a_number': 'Escribí un importe, por ejemplo {{example}}.',
  'cash.problem.ambiguous': 'Se puede leer de dos maneras. Escribilo así: {{example}}.',
  'cash.problem.too_large': 'El importe es demasiado grande. Fijate que no sea un código.',
  'receipt.title': 'Venta n.º {{number}}',
  'receipt.change': 'Vuelto',
  'receipt.installments': '{{n}} cuotas',
  'receipt.notFiscal': 'No válido como factura',
  'sales.recent.show': 'Ver el comprobante {{number}}',
  'sales.recent.showShort': 'Comprobante',

  'card.terminal.choose': 'Elegí la terminal de esta caja',
  'card.terminal.none':
    'La cuenta no tiene terminales. Vinculá una en la app de Mercado Pago y buscá de nuevo.',
  'card.holdAndNext': 'Dejar en espera y atender al siguiente',
  'charge.state.unknown.text':
    'No se sabe si el cobro llegó. La caja consulta de nuevo con el mismo número, así que nada se cobra dos veces. Todavía no lo cobres de otra forma.',
  'charge.state.created.text':
    'Mercado Pago tiene el importe. Si la terminal no lo muestra, tocá su botón verde para actualizar.',
  'charge.state.action_required.title': 'Mirá la terminal',
  'charge.state.action_required.text':
    'El banco tardó demasiado y Mercado Pago no sabe cómo terminó. La terminal sí: leé ahí si se pagó y anotalo abajo.',
  'charge.state.quarantined.text':
    'Lo que responde Mercado Pago no es lo que envió la caja. Mirá la terminal y la cuenta de Mercado Pago antes de cobrar de nuevo.',
  'charge.state.canceled.text': 'No se cobró nada. La venta sigue igual: cobrá de nuevo o en efectivo.',
  'charge.state.expired.text':
    'El importe salió de la terminal y no se cobró nada. Cobrá de nuevo o en efectivo.',
  'charge.cancelAccepted':
    'Se le pidió a la terminal que cancele y todavía puede pagarse. Esperá su respuesta.',
  'charge.cancelRefused': 'No se puede cancelar desde la caja. Tocá el botón rojo de la terminal.',
  'charge.withoutSale':
    'Este pago se aprobó y no tiene venta. Devolvé el dinero acá o guardá su número para el contador.',
  'settle.title': 'Anotá lo que dice la terminal',

  'day.z.title': 'Cierre Z n.º {{number}}',
  'day.noShift.text': 'Abrí un turno en la pantalla Caja para volver a vender.',
  'day.close.title': 'Cerrar el día',
  'day.close.text': 'Contá toda la plata del cajón, incluido el fondo de caja.',
  'day.close.button': 'Cerrar el día (Z)',
  'day.close.confirm.title': '¿Cerrar el día?',
  'report.cash': 'Efectivo en la caja',
  'report.cash.float': 'Fondo de caja',
  'report.cash.expected': 'Tiene que haber en la caja',
  'report.column.amount': 'Importe',

  'catalogue.import.drop': 'o soltalo acá',
  'catalogue.import.tooLarge': '{{file}} pesa más de {{max}} MB. Dividilo en archivos más chicos.',
  'catalogue.import.unreadable': '{{file}} no se pudo leer. Copialo a esta computadora y elegilo de nuevo.',
  'catalogue.import.unusualRates':
    'El país de este comercio no tiene estas alícuotas: {{rates}}. Fijate si la columna es la del impuesto; si está bien, importalo igual.',
  'catalogue.import.blocked':
    'No se importa nada mientras haya problemas. Corregilos y elegí el archivo de nuevo.',
  'catalogue.search.hint': 'Escribí un código o parte del nombre para ver precio y stock.',
} as const;
