/** Argentina: what went wrong and what to do, with vos. */
export const problems = {
  'charge.unanswered.network':
    'No se llega a Mercado Pago. Revisá la conexión a internet de esta computadora.',
  'charge.unanswered.tls':
    'La conexión no es segura y no se envía nada más. Revisá la fecha de esta computadora y la red.',
  'charge.unanswered.proxy':
    'El proxy de la red no deja pasar a la caja: pide una contraseña o se niega. Avisale a quien lleva la red.',
  'charge.unanswered.redirect':
    'Respondió otro sitio en lugar de Mercado Pago. Revisá la red: puede pedir ingreso.',
  'charge.unanswered.not_json':
    'Llegó una página en lugar de una respuesta. Revisá la red: puede pedir ingreso.',
  'charge.refusal.terminal_owner': 'Esta terminal es de otra cuenta o no existe. Elegí otra terminal.',
  'charge.refusal.terminal_queue':
    'La terminal tiene el cobro de otra caja, y esta no puede cancelarlo. Terminalo o cancelalo en la terminal y cobrá de nuevo.',
  'charge.refusal.unauthorized':
    'Mercado Pago no acepta el permiso de la caja. La persona a cargo tiene que conectar la cuenta otra vez en la pantalla Cuenta; mientras tanto cobrá en efectivo.',
  'charge.refusal.amount':
    'Mercado Pago no acepta este importe. Revisá los límites de la cuenta o cobrá en efectivo.',
  'charge.refusal.other': 'Probá una vez más; si se repite, cobrá en efectivo y pasá este código a soporte.',

  'decline.failed.next': 'Probá de nuevo o pedí otra tarjeta.',
  'decline.bad_filled_card_data.reason': 'Los datos de la tarjeta se cargaron mal.',
  'decline.bad_filled_card_data.next': 'Cobrá de nuevo y cargalos con cuidado, o usá el chip.',
  'decline.high_risk.next': 'No lo repitas con esta tarjeta: pedí otra o cobrá en efectivo.',
  'decline.rejected_by_issuer.next': 'Pedí otra tarjeta; el cliente puede preguntarle el motivo al banco.',
  'decline.max_attempts_exceeded.next': 'Pedí otra tarjeta o cobrá en efectivo.',
  'decline.card_disabled.next': 'El cliente tiene que habilitarla con el banco. Pedí otra tarjeta.',
  'decline.insufficient_amount.next': 'Pedí otra tarjeta o cobrá en efectivo.',
  'decline.amount_limit_exceeded.next': 'Pedí otra tarjeta o cobrá en efectivo.',
  'decline.processing_error.next': 'Cobrá de nuevo en un momento.',
  'decline.invalid_installments.reason': 'La tarjeta no acepta esa cantidad de cuotas.',
  'decline.invalid_installments.next': 'Cobrá de nuevo y elegí menos cuotas en la terminal.',
  'decline.in_review.next':
    'No entregues la mercadería por este pago: pedí otra tarjeta o cobrá en efectivo.',
  'decline.rejected_other_reason.next': 'Pedí otra tarjeta o cobrá en efectivo.',
  'decline.other.next': 'Pedí otra tarjeta o cobrá en efectivo.',

  'import.problem.file_empty': 'El archivo está vacío. Guardalo de nuevo desde la planilla.',
  'import.problem.file_binary': 'No es un archivo de texto. En la planilla elegí “Guardar como CSV”.',
  'import.problem.file_not_text': 'Las letras del archivo no se pueden leer. Guardalo como CSV UTF-8.',
  'import.problem.header_missing_column': 'Falta una columna. Agregala en la primera línea.',
  'import.problem.header_repeated_column': 'La columna está dos veces. Dejá una.',
  'import.problem.quote_misplaced': 'Hay una comilla en medio del texto. Escribila dos veces.',
  'import.problem.text_garbled':
    'Se perdieron letras al guardar el archivo. Guardalo de nuevo como CSV UTF-8.',
  'import.problem.category_invalid': 'El rubro no se puede mostrar o es demasiado largo.',
  'import.problem.price_ambiguous':
    'El precio se puede leer de dos maneras. Escribilo sin separador de miles.',

  'errors.invalid_input': 'La caja no aceptó lo enviado. Revisá lo escrito y probá de nuevo.',
  'errors.unknown_method': 'Esta página es de otra versión. Cerrala y abrila de nuevo.',
  'errors.forbidden': 'La caja no acepta órdenes de esta página. Abrila de nuevo desde Mostrador.',
  'errors.input_too_large': 'Es demasiado grande para enviarlo a la caja.',
  'errors.request_reused': 'Esto ya se hizo con otros datos. Mirá la venta antes de seguir.',
  'errors.internal':
    'Algo falló en la caja. Probá de nuevo; si se repite, pasá el incidente {{incident}} a soporte.',
  'errors.ledger_write_failed':
    'No se pudo guardar en el disco, así que no se hizo. Fijate si hay espacio en esta computadora y probá de nuevo.',
  'errors.still_recovering': 'La caja todavía consulta cobros anteriores. Esperá un momento.',
  'errors.import_not_found': 'La vista previa ya no está. Elegí el archivo de nuevo.',
  'errors.import_has_problems': 'El archivo tiene problemas. Corregilos y elegilo de nuevo.',
  'errors.import_too_large': 'El archivo es demasiado grande. Dividilo en archivos más chicos.',
  'errors.product_not_found': 'Ese producto no está en el catálogo. Buscalo por nombre.',
  'errors.basket_not_found': 'Esa venta ya no está abierta. Mirá las últimas ventas: puede estar cobrada.',
  'errors.basket_empty': 'No hay productos. Agregá uno primero.',
  'errors.basket_locked': 'Hay un cobro en curso para esta venta. Esperá que termine o cancelalo.',
  'errors.basket_total_too_large': 'El total supera lo que admite una venta. Dividila en dos.',
  'errors.total_changed': 'El total cambió. Miralo de nuevo antes de cobrar.',
  'errors.cash_too_much': 'Lo recibido es mucho más que el total. Revisá el importe.',
  'errors.shift_not_open': 'El turno está cerrado. Abrilo para vender.',
  'errors.basket_in_progress': 'Hay una venta con productos. Cobrala o vaciala antes de cerrar.',
  'errors.day_has_unresolved_charges':
    'Hay cobros cuyo final no se conoce. Miralos, o marcá que estás al tanto.',
  'errors.amount_below_minimum':
    'El cobro mínimo con tarjeta es {{min}}. Cobrá en efectivo o agregá productos.',
  'errors.amount_above_maximum': 'El cobro máximo con tarjeta es {{max}}. Dividí la venta.',
  'errors.terminal_busy': 'La terminal tiene otro cobro en curso. Esperá que termine o cancelalo.',
  'errors.charge_not_cancelable': 'El cobro ya no se puede cancelar desde la caja. Mirá la terminal.',
  'errors.charge_not_settleable': 'Este cobro todavía recibe respuestas solo. Esperá que termine.',
  'errors.charge_being_asked':
    'La caja le está preguntando a Mercado Pago por este cobro en este momento. Esperá unos segundos y confirmá de nuevo.',
  'errors.evidence_needs_reference': 'Escribí el número de operación del comprobante.',
  'errors.point_unreachable':
    'No se llega a Mercado Pago. Revisá la conexión y probá de nuevo; el efectivo sigue andando.',
  'errors.point_unauthorized':
    'Mercado Pago no acepta el permiso de la caja. La persona a cargo tiene que conectar la cuenta otra vez en la pantalla Cuenta.',
  'errors.point_refused': 'Mercado Pago lo rechazó. Probá de nuevo; si se repite, cobrá en efectivo.',
  'errors.transport': 'La caja no respondió. Probá de nuevo: nada se hace dos veces.',
} as const;
