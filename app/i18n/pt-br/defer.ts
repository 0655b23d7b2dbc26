/** Brazil: other tenders, a sale to be charged later, what is owed. */
export const defer = {
  'till.other.button': 'Outro meio',
  'till.defer.button': 'Cobrar depois',

  'exposure.overdue': 'Vencidas: {{n}}',
  'exposure.dueToday': 'Para hoje: {{n}}',
  'exposure.see': 'Ver pendências',
  'exposure.after': 'Com esta venda:',

  'other.title': 'Receber por outro meio',
  'other.method': 'Forma de pagamento',
  'other.check': 'Confira se o dinheiro chegou: o caixa não consegue ver.',
  'other.confirm': 'Registrar {{amount}}',

  'defer.title': 'Cobrar depois',
  'defer.text':
    'O cliente leva os produtos e agora nada é cobrado. A venda fica como não paga até ser recebida.',
  'defer.name': 'Nome do cliente',
  'defer.name.optional': 'Nome do cliente (opcional)',
  'defer.contact': 'Telefone ou e-mail',
  'defer.contact.optional': 'Telefone ou e-mail (opcional)',
  'defer.note': 'Observação (opcional)',
  'defer.privacy': 'Só o necessário para receber. Pode ser apagado se o cliente pedir.',
  'defer.name.missing': 'Escreva o nome do cliente.',
  'defer.contact.missing': 'Escreva um telefone ou um e-mail.',
  'defer.unreadable': 'Este texto tem caracteres invisíveis. Apague e digite de novo.',
  'defer.field.name': 'nome do cliente',
  'defer.field.contact': 'telefone ou e-mail',
  'defer.field.note': 'observação',
  'defer.field.reference': 'referência',
  'defer.promise': 'Prometido para',
  'defer.promise.hint': 'Opcional: dd/mm/aaaa',
  'defer.promise.quick': 'Datas frequentes',
  'defer.promise.none': 'Sem data',
  'defer.promise.today': 'Hoje',
  'defer.promise.tomorrow': 'Amanhã',
  'defer.promise.week': 'Em uma semana',
  'defer.promise.monthEnd': 'Fim do mês',
  'defer.promise.past': 'Esse dia já passou. Escolha hoje ou um dia depois.',
  'defer.promise.tooFar': 'Falta mais de um ano para essa data. Confira o ano.',
  'defer.promise.incomplete': 'A data está incompleta ou esse dia não existe.',
  'defer.exceeded': 'Passa do que se pode deixar sem receber. O dono, a dona ou o gerente precisa autorizar.',
  'defer.exceeded.per_sale': 'Em uma venda: no máximo {{limit}}.',
  'defer.exceeded.per_customer': 'Por cliente: no máximo {{limit}}.',
  'defer.exceeded.per_day': 'Em um dia: no máximo {{limit}}.',
  'defer.exceeded.total': 'De todos os clientes: no máximo {{limit}}.',
  'defer.approval.example': 'Por exemplo: cliente de muitos anos',
  'defer.confirm': 'Salvar como não paga: {{amount}}',

  'defer.needsApproval': 'Passa de um limite: é preciso uma autorização.',
  'defer.incomplete': 'Falta algo: há campos marcados ou vazios para preencher.',

  'slip.tick': 'Foi cobrada direto na maquininha',
  'slip.text':
    'O caixa não viu esse pagamento: a venda continua como não paga até ele ser encontrado no Mercado Pago, quando a rede voltar.',
  'slip.how': 'Como cobrar direto na maquininha',
  'slip.how.step1':
    'Na maquininha: “Mais opções” > “Configurações” > “Modo de vinculação”, e ali STANDALONE.',
  'slip.how.step2':
    'Reiniciar, digitar {{amount}} nela e cobrar. Ela precisa de uma rede própria: chip ou outro Wi-Fi.',
  'slip.how.step3': 'Copiar aqui o que diz o comprovante dela.',
  'slip.how.step4': 'Quando o caixa tiver rede de novo, voltar para PDV no mesmo lugar.',

  'card.away.no_network':
    'Este computador está sem rede: por enquanto não dá para cobrar no cartão pelo caixa.',
  'card.away.unreachable':
    'O Mercado Pago não responde: por enquanto não dá para cobrar no cartão pelo caixa.',
  'card.away.not_connected':
    'A conta do Mercado Pago não está conectada: até conectá-la não dá para cobrar no cartão pelo caixa.',
  'card.away.choose': 'A venda pode ser recebida de outra forma, e nada se perde:',
  'card.away.byHand':
    'A maquininha também pode cobrar sozinha com a própria rede. Anote o comprovante em “Cobrar depois”; quem decide é o responsável.',
  'card.away.returned': 'A conexão voltou: já dá para cobrar no cartão.',
  'card.away.try': 'Tentar assim mesmo',
  'card.away.charge': 'Continuar com o cartão',
  'card.away.warning': 'Agora não há conexão: a cobrança pode não chegar.',
  'card.away.cancelFirst':
    'Para receber esta venda de outra forma, antes cancele a cobrança. Se ela nunca saiu do caixa, termina na hora.',
  'card.belowMinimum':
    'No cartão dá para cobrar a partir de {{min}}. Menos que isso se recebe em dinheiro ou por outro meio.',
  'card.otherWays': 'Outras formas de receber esta venda',

  'receipt.loading': 'Recibo',
  'receipt.tender.other': 'Outro meio',
  'receipt.tender.deferred': 'Cobrar depois',
  'receipt.unpaid': 'NÃO PAGO',
  'receipt.unpaid.part': 'FALTA UMA PARTE',
  'receipt.unpaid.number': 'Pendência nº {{number}}',
  'receipt.unpaid.promised': 'Prometido para {{date}}',
  'receipt.unpaid.owed': 'Falta receber',
  'receipt.unpaid.returned': 'Produtos devolvidos: {{amount}}',
  'receipt.unpaid.writtenOff': 'Perda: {{amount}}',
  'receipt.unpaid.slip':
    'Está anotado o comprovante de uma cobrança feita na maquininha. Ainda não foi encontrado no Mercado Pago.',
  'receipt.settled': 'Desta venda já não se deve nada.',
  'receipt.pending': 'Ver a pendência',
  'receipt.move.charged': 'Pago depois no cartão',
  'receipt.move.by_hand': 'Pago depois direto na maquininha',
  'receipt.move.by_link': 'Pago depois por link',
  'receipt.move.cash': 'Pago depois em dinheiro',
  'receipt.move.other': 'Pago depois: {{method}}',
  'receipt.move.returned': 'Produtos devolvidos',
  'receipt.move.written_off': 'Baixado como perda',

  'sales.owed': 'Não pago: {{amount}}',
  'sales.nothingOwed': 'Nada a receber',
  'sales.returned': 'Devolvida sem pagar: {{amount}}',
  'sales.writtenOff': 'Perda: {{amount}}',

  'deferRules.title': 'Cobrar depois',
  'deferRules.text':
    'Até estes valores é possível deixar uma venda para cobrar depois. Acima deles o caixa pede a autorização do dono ou do gerente. Vazio: sem limite. 0: pede sempre.',
  'deferRules.perSale': 'Em uma venda',
  'deferRules.perCustomer': 'Por cliente',
  'deferRules.perDay': 'Em um dia',
  'deferRules.total': 'De todos os clientes',
  'deferRules.name': 'O nome do cliente é obrigatório',
  'deferRules.contact': 'O telefone ou e-mail é obrigatório',
  'deferRules.save': 'Salvar',
  'deferRules.saved': 'Salvo.',

  'errors.deferral_not_found': 'Essa pendência não existe. Busque de novo na lista.',
  'errors.deferral_above_limit':
    'Passa do que se pode deixar sem receber. O dono, a dona ou o gerente precisa autorizar.',
  'errors.deferral_owes_less': 'Dessa pendência só se devem {{owedMinor}}. Corrija o valor.',
  'errors.deferral_settled': 'Dessa pendência já não se deve nada. Veja os movimentos dela.',
  'errors.deferral_promise_past': 'O dia prometido já passou. Escolha hoje ou um dia depois.',
  'errors.deferral_promise_too_far': 'O dia prometido está a mais de um ano. Confira o ano.',
  'errors.deferral_name_missing': 'Falta o nome do cliente. Ele é necessário para cobrar depois.',
  'errors.deferral_contact_missing':
    'Falta o telefone ou e-mail do cliente. É necessário para cobrar depois.',
  'errors.deferral_has_slip':
    'Esta pendência tem um comprovante da maquininha anotado. Busque-o no Mercado Pago ou retire-o antes de cobrar de outra forma.',
  'errors.deferral_has_no_slip': 'Esta pendência não tem nenhum comprovante da maquininha anotado.',
  'errors.deferral_has_link':
    'Esta pendência tem um link de pagamento aberto. Feche-o antes de cobrar de outra forma.',
  'errors.deferral_has_no_link': 'Esta pendência não tem um link de pagamento aberto.',
  'errors.customer_text_unreadable':
    'Há caracteres invisíveis neste campo: {{field}}. Apague e digite de novo.',
  'errors.slip_payment_not_found':
    'Esse pagamento não está entre os que o Mercado Pago encontrou. Busque de novo e escolha um da lista.',
  'errors.deferral_needs_owner': 'Só o dono ou a dona pode autorizar passar do limite.',
  'errors.return_partly_paid':
    'Uma parte foi paga de uma forma que este caixa não consegue devolver. Baixe o que falta como perda e acerte os produtos com o cliente.',
} as const;
