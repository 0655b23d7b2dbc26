/** Mexico: what went wrong and what to do. */
export const problems = {
  'charge.unanswered.network':
    'No se llega a Mercado Pago. Revisa la conexión a internet de esta computadora.',
  'charge.unanswered.tls':
    'La conexión no es segura y no se envía nada más. Revisa la fecha de esta computadora y la red.',
  'charge.unanswered.proxy':
    'El proxy de la red no deja pasar a la caja: pide una contraseña o se niega. Avisa a quien lleva la red.',
  'charge.unanswered.redirect':
    'Respondió otro sitio en lugar de Mercado Pago. Revisa la red: puede pedir acceso.',
  'charge.unanswered.not_json':
    'Llegó una página en lugar de una respuesta. Revisa la red: puede pedir acceso.',
  'charge.refusal.terminal_owner': 'Esta terminal es de otra cuenta o no existe. Elige otra terminal.',
  'charge.refusal.terminal_queue':
    'La terminal tiene el cobro de otra caja, y esta no puede cancelarlo. Termínalo o cancélalo en la terminal y cobra de nuevo.',
  'charge.refusal.unauthorized':
    'Mercado Pago no acepta el permiso de la caja. La persona a cargo tiene que conectar la cuenta otra vez en la pantalla Cuenta; mientras tanto cobra en efectivo.',
  'charge.refusal.amount':
    'Mercado Pago no acepta este monto. Revisa los límites de la cuenta o cobra en efectivo.',
  'charge.refusal.other':
    'Intenta una vez más; si se repite, cobra en efectivo y pasa este código a soporte.',

  'decline.failed.next': 'Intenta de nuevo o pide otra tarjeta.',
  'decline.bad_filled_card_data.reason': 'Los datos de la tarjeta se capturaron mal.',
  'decline.bad_filled_card_data.next': 'Cobra de nuevo y captúralos con cuidado, o usa el chip.',
  'decline.high_risk.next': 'No lo repitas con esta tarjeta: pide otra o cobra en efectivo.',
  'decline.rejected_by_issuer.next': 'Pide otra tarjeta; el cliente puede preguntar el motivo a su banco.',
  'decline.required_call_for_authorize.reason': 'El banco pide una llamada para autorizar este monto.',
  'decline.max_attempts_exceeded.next': 'Pide otra tarjeta o cobra en efectivo.',
  'decline.card_disabled.next': 'El cliente tiene que activarla con su banco. Pide otra tarjeta.',
  'decline.insufficient_amount.next': 'Pide otra tarjeta o cobra en efectivo.',
  'decline.amount_limit_exceeded.reason': 'El monto supera el límite de la tarjeta.',
  'decline.amount_limit_exceeded.next': 'Pide otra tarjeta o cobra en efectivo.',
  'decline.processing_error.next': 'Cobra de nuevo en un momento.',
  'decline.invalid_installments.reason': 'La tarjeta no acepta esa cantidad de meses.',
  'decline.invalid_installments.next': 'Cobra de nuevo y elige menos meses en la terminal.',
  'decline.in_review.next': 'No entregues la mercancía por este pago: pide otra tarjeta o cobra en efectivo.',
  'decline.rejected_other_reason.next': 'Pide otra tarjeta o cobra en efectivo.',
  'decline.other.next': 'Pide otra tarjeta o cobra en efectivo.',

  'import.problem.file_empty': 'El archivo está vacío. Guárdalo de nuevo desde la hoja de cálculo.',
  'import.problem.file_binary': 'No es un archivo de texto. En la hoja de cálculo elige “Guardar como CSV”.',
  'import.problem.file_not_text': 'Las letras del archivo no se pueden leer. Guárdalo como CSV UTF-8.',
  'import.problem.header_missing_column': 'Falta una columna. Agrégala en la primera línea.',
  'import.problem.header_repeated_column': 'La columna está dos veces. Deja una.',
  'import.problem.quote_unclosed': 'Aquí se abre una comilla que nunca se cierra.',
  'import.problem.quote_misplaced': 'Hay una comilla en medio del texto. Escríbela dos veces.',
  'import.problem.text_garbled':
    'Se perdieron letras al guardar el archivo. Guárdalo de nuevo como CSV UTF-8.',
  'import.problem.category_invalid': 'La categoría no se puede mostrar o es demasiado larga.',
  'import.problem.price_ambiguous':
    'El precio se puede leer de dos maneras. Escríbelo sin separador de miles.',
  'import.problem.stock_invalid': 'La existencia no es un número.',

  'errors.invalid_input': 'La caja no aceptó lo enviado. Revisa lo escrito e intenta de nuevo.',
  'errors.unknown_method': 'Esta página es de otra versión. Ciérrala y ábrela de nuevo.',
  'errors.forbidden': 'La caja no acepta órdenes de esta página. Ábrela de nuevo desde Mostrador.',
  'errors.input_too_large': 'Es demasiado grande para enviarlo a la caja.',
  'errors.request_reused': 'Esto ya se hizo con otros datos. Revisa la venta antes de seguir.',
  'errors.internal':
    'Algo falló en la caja. Intenta de nuevo; si se repite, pasa el incidente {{incident}} a soporte.',
  'errors.ledger_write_failed':
    'No se pudo guardar en el disco, así que no se hizo. Revisa si hay espacio en esta computadora e intenta de nuevo.',
  'errors.still_recovering': 'La caja todavía consulta cobros anteriores. Espera un momento.',
  'errors.import_not_found': 'La vista previa ya no está. Elige el archivo de nuevo.',
  'errors.import_has_problems': 'El archivo tiene problemas. Corrígelos y elígelo de nuevo.',
  'errors.import_too_large': 'El archivo es demasiado grande. Divídelo en archivos más chicos.',
  'errors.product_not_found': 'Ese producto no está en el catálogo. Búscalo por nombre.',
  'errors.basket_not_found': 'Esa venta ya no está abierta. Revisa las últimas ventas: puede estar cobrada.',
  'errors.basket_empty': 'No hay productos. Agrega uno primero.',
  'errors.basket_locked': 'Hay un cobro en curso para esta venta. Espera a que termine o cancélalo.',
  'errors.basket_total_too_large': 'El total supera lo que admite una venta. Divídela en dos.',
  'errors.total_changed': 'El total cambió. Revísalo de nuevo antes de cobrar.',
  'errors.cash_too_much': 'Lo recibido es mucho más que el total. Revisa el monto.',
  'errors.shift_not_open': 'El turno está cerrado. Ábrelo para vender.',
  'errors.basket_in_progress': 'Hay una venta con productos. Cóbrala o vacíala antes de hacer el corte.',
  'errors.day_has_unresolved_charges': 'Hay cobros cuyo final no se conoce. Revísalos, o marca que lo sabes.',
  'errors.day_not_found': 'Ese corte no existe.',
  'errors.amount_below_minimum':
    'El cobro mínimo con tarjeta es {{min}}. Cobra en efectivo o agrega productos.',
  'errors.amount_above_maximum': 'El cobro máximo con tarjeta es {{max}}. Divide la venta.',
  'errors.terminal_busy': 'La terminal tiene otro cobro en curso. Espera a que termine o cancélalo.',
  'errors.charge_not_cancelable': 'El cobro ya no se puede cancelar desde la caja. Revisa la terminal.',
  'errors.charge_not_settleable': 'Este cobro todavía recibe respuestas solo. Espera a que termine.',
  'errors.charge_being_asked':
    'La caja le está preguntando a Mercado Pago por este cobro en este momento. Espera unos segundos y confirma de nuevo.',
  'errors.evidence_needs_reference': 'Escribe el número de operación del comprobante.',
  'errors.point_unreachable':
    'No se llega a Mercado Pago. Revisa la conexión e intenta de nuevo; el efectivo sigue funcionando.',
  'errors.point_unauthorized':
    'Mercado Pago no acepta el permiso de la caja. La persona a cargo tiene que conectar la cuenta otra vez en la pantalla Cuenta.',
  'errors.point_refused': 'Mercado Pago lo rechazó. Intenta de nuevo; si se repite, cobra en efectivo.',
  'errors.transport': 'La caja no respondió. Intenta de nuevo: nada se hace dos veces.',
} as const;
