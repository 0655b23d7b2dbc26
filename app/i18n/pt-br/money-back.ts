/** Brazil: giving money back, evidence since it was written, both on the day's reports. */
export const moneyBack = {
  'role.label': 'Função na loja',
  'role.owner': 'Dono ou dona',
  'role.manager': 'Gerente',

  'charge.evidence.open': 'O caixa continua perguntando por ela ao Mercado Pago durante 24 horas.',
  'charge.evidence.confirmed': 'Depois disso o Mercado Pago disse o mesmo.',
  'charge.evidence.contradicted':
    'Depois disso o Mercado Pago disse o contrário. Compare o comprovante com a conta do Mercado Pago.',
  'charge.evidence.unanswered': 'O Mercado Pago não disse em 24 horas se concorda.',

  'refund.button': 'Devolver dinheiro',
  'refund.title': 'Devolver dinheiro ao cartão',
  'refund.paid': 'Pago',
  'refund.given': 'Devolvido',
  'refund.left': 'Pode ser devolvido',
  'refund.amount': 'Valor a devolver',
  'refund.all': 'Tudo: {{amount}}',
  'refund.onlyTotal.tip': 'Há gorjeta neste pagamento: só pode voltar inteiro.',
  'refund.onlyTotal.noSale': 'Este pagamento não tem venda: só pode voltar inteiro.',
  'refund.tooMuch': 'Podem voltar no máximo {{amount}}.',
  'refund.approver': 'Quem aprova',
  'refund.reason.example': 'Por exemplo: o cliente trouxe o produto de volta',
  'refund.confirm': 'Pedir a devolução de {{amount}}',
  'refund.confirm.empty': 'Pedir a devolução',
  'refund.asking': 'Perguntando ao Mercado Pago se algo já foi devolvido…',
  'refund.offline':
    'O Mercado Pago não respondeu: uma devolução feita na maquininha ou no app pode não aparecer aqui. O que for pedido agora é enviado quando ele responder.',
  'refund.retry': 'Perguntar de novo',
  'refund.list': 'Devoluções deste pagamento',
  'refund.none': 'Nada foi devolvido até agora.',
  'refund.nothingLeft': 'Não há mais nada que possa ser devolvido.',
  'refund.openOne': 'Há uma em andamento. Outra pode ser pedida quando ela terminar.',
  'refund.unconfirmed':
    'O Mercado Pago não confirmou este pagamento, então não dá para pedir a devolução daqui. Devolva em dinheiro ou pelo app do Mercado Pago.',
  'refund.stock': 'O estoque não muda: o que volta é contado à mão.',
  'refund.goOn': 'Ela continua sozinha, mesmo com esta janela fechada.',
  'refund.state.prepared': 'Enviando',
  'refund.state.prepared.text': 'Salva no caixa e a caminho do Mercado Pago.',
  'refund.state.unknown': 'Ainda sem resposta',
  'refund.state.unknown.text':
    'Não se sabe se chegou. O caixa pergunta de novo com o mesmo número: nada volta duas vezes. Ainda não devolva em dinheiro.',
  'refund.state.requested': 'Aceita, ainda não feita',
  'refund.state.requested.text': 'O Mercado Pago trabalha nela. O caixa pergunta até ficar pronta.',
  'refund.state.done': 'Devolvido',
  'refund.state.done.text': 'O dinheiro voltou ao cliente. O banco mostra no cartão nos prazos dele.',
  'refund.state.failed': 'Falhou: nada voltou',
  'refund.state.failed.text':
    'O Mercado Pago aceitou e não executou. Peça de novo ou devolva de outra forma.',
  'refund.state.rejected': 'Recusada: nada voltou',
  'refund.state.rejected.text': 'O Mercado Pago não aceitou.',
  'refund.origin.till': 'Pedida neste caixa',
  'refund.origin.elsewhere': 'Feita na maquininha ou no app do Mercado Pago',
  'refund.origin.reversal': 'Estornada pelo Mercado Pago ou pelo banco',
  'refund.by': '{{approver}} ({{role}}): {{reason}}',
  'refund.refusal.period': 'Passaram mais de 90 dias do pagamento. Devolva de outra forma.',
  'refund.refusal.money':
    'A conta do Mercado Pago não tem dinheiro suficiente. Coloque saldo e peça de novo, ou devolva em dinheiro.',
  'refund.refusal.notRefundable': 'O Mercado Pago não deixa devolver este pagamento. Devolva de outra forma.',
  'refund.refusal.amount':
    'O Mercado Pago não deixa devolver este valor. Tente o valor inteiro ou devolva em dinheiro.',
  'refund.refusal.max': 'Este pagamento já teve o máximo de devoluções. Devolva o resto de outra forma.',
  'refund.refusal.tip': 'Há gorjeta neste pagamento: só pode voltar inteiro.',
  'refund.refusal.partial': 'Este tipo de pagamento só pode voltar inteiro.',
  'refund.refusal.already': 'Já tinha sido devolvido. Abra esta janela de novo para ver.',
  'refund.refusal.underWay':
    'O Mercado Pago tem outra devolução dele em andamento. Peça de novo quando terminar.',
  'refund.refusal.notYet':
    'O Mercado Pago ainda não pode devolver este pagamento. Peça de novo daqui a pouco.',
  'refund.refusal.unauthorized':
    'O Mercado Pago não aceita a permissão do caixa. O responsável precisa conectar a conta de novo na tela Conta.',
  'refund.refusal.unknownPayment':
    'O Mercado Pago não encontra este pagamento na conta. Confira se o caixa está vinculado à conta certa.',
  'refund.refusal.other':
    'Confira o pagamento no app do Mercado Pago. Se repetir, passe este código ao suporte.',

  'receipt.copy': 'CÓPIA',
  'receipt.refund': 'Devolvido ao cartão',
  'receipt.refund.open': 'Devolução: {{state}}',

  'report.sales.gross': 'Vendido, antes de devoluções',
  'report.sales.refunded': 'Devoluções de vendas',
  'report.sales.net': 'Vendido, menos devoluções',
  'report.refunds': 'Devolvido a cartões',
  'report.refunds.total': 'Devolvido ao todo',
  'report.refund.till': 'Por este caixa',
  'report.refund.elsewhere': 'Na maquininha ou no app',
  'report.refund.reversal': 'Estornado pelo Mercado Pago ou pelo banco',
  'report.refundsUnderWay': 'Em andamento, não contadas',
  'report.taxes.gross': 'Tributos por alíquota, antes de devoluções',
  'report.refundTaxes': 'Tributos devolvidos',
  'report.taxes.net': 'Tributos por alíquota, menos devoluções',
  'report.byEvidence.notCharged': 'ditas sem cobrança',
  'report.byEvidence.confirmed': 'confirmadas depois pelo Mercado Pago',
  'report.byEvidence.contradicted': 'contraditas depois pelo Mercado Pago',
} as const;
