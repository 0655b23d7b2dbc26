/** Brazil: whether Mercado Pago can be reached, and what that means for selling. */
export const reach = {
  'reach.badge.online': 'Conectado',
  'reach.badge.unreachable': 'O Mercado Pago não responde',
  'reach.badge.no_network': 'Sem rede',
  'reach.badge.not_connected': 'Conta não conectada',
  'reach.since': 'desde as {{at}}',
  'reach.sinceDay': 'desde {{at}}',
  'reach.open': 'O que funciona agora',

  'reach.title.online': 'O Mercado Pago responde',
  'reach.title.unreachable': 'Não se alcança o Mercado Pago',
  'reach.title.no_network': 'Este computador está sem rede',
  'reach.title.not_connected': 'A conta não está conectada',
  'reach.text.online': 'Tudo funciona: as cobranças no cartão chegam à maquininha e têm resposta.',
  'reach.text.unreachable':
    'Dá para continuar vendendo. O que precisa do Mercado Pago espera até ele voltar a responder.',
  'reach.text.no_network': 'Dá para continuar vendendo. O que precisa da internet espera até a rede voltar.',
  'reach.text.not_connected':
    'Dá para continuar vendendo. O que precisa do Mercado Pago espera até a conta ser conectada.',

  'reach.said.online': 'O Mercado Pago voltou a responder. Já dá para cobrar no cartão.',
  'reach.said.unreachable': 'O Mercado Pago não responde. Dá para continuar vendendo sem cartão.',
  'reach.said.no_network': 'Não há rede. Dá para continuar vendendo sem cartão.',
  'reach.said.not_connected': 'A conta não está conectada. Dá para continuar vendendo sem cartão.',

  'reach.works.title': 'Funciona como sempre',
  'reach.works.cash': 'Vender em dinheiro e por outros meios',
  'reach.works.defer': 'Guardar a venda para cobrar depois',
  'reach.works.close': 'Fechar o dia',
  'reach.works.export': 'Exportar o dia',

  'reach.waits.title': 'Precisa esperar',
  'reach.waits.card': 'Cobrar no cartão pelo caixa',
  'reach.waits.refund': 'Devolver ao cartão',
  'reach.waits.terminals': 'Ver as maquininhas da conta',

  'reach.itself.title': 'O que o caixa faz sozinho',
  'reach.itself.asks':
    'Pergunta de novo, mais ou menos uma vez por minuto, e avisa aqui quando houver resposta.',
  'reach.itself.open': 'Continua consultando as cobranças que estavam em andamento.',
  'reach.itself.waits': 'Continua com as cobranças que estavam em andamento assim que a conta for conectada.',
  'reach.itself.never':
    'Nunca envia uma cobrança para a maquininha por conta própria: quem estiver ali pode ser outro cliente.',

  'reach.check.title': 'O que conferir',
  'reach.check.no_network':
    'Se o Wi-Fi está ligado ou o cabo de rede conectado, e se o roteador está com energia.',
  'reach.check.not_connected': 'A tela Conta: o caixa não tem permissão para cobrar. Ela é conectada ali.',
  'reach.check.network':
    'Se outras páginas abrem no navegador deste computador. Se nenhuma abrir, reinicie o roteador ou ligue para o provedor de internet.',
  'reach.check.timeout':
    'Se a rede está lenta ou o sinal do Wi-Fi fraco. Se outras páginas abrem bem, basta esperar.',
  'reach.check.portal':
    'Se o Wi-Fi pede login: nesta rede outra coisa responde no lugar do Mercado Pago. Abra qualquer página no navegador e entre.',
  'reach.check.tls':
    'A data e a hora deste computador, e se a rede inspeciona as conexões: esta não era segura, então nada foi enviado.',
  'reach.check.proxy': 'O proxy da rede: pede uma senha ou recusa. Avise quem cuida da rede, ou use outra.',
  'reach.check.server': 'Nada deste lado: o Mercado Pago está com um problema neste momento. Basta esperar.',
  'reach.check.answer':
    'O que chegou não era uma resposta do Mercado Pago. Se continuar, avise quem cuida da rede, ou o suporte.',
} as const;
