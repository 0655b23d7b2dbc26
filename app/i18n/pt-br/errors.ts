/** Brazil: one sentence for each error code. */
export const errors = {
  'errors.invalid_input':
    'O caixa não aceitou o que foi enviado. Confira o que foi digitado e tente de novo.',
  'errors.unknown_method': 'Esta página é de outra versão. Feche e abra de novo.',
  'errors.forbidden': 'O caixa não aceita ordens desta página. Abra de novo pelo Mostrador.',
  'errors.input_too_large': 'É grande demais para enviar ao caixa.',
  'errors.request_reused': 'Isto já foi feito com outros dados. Confira a venda antes de continuar.',
  'errors.internal':
    'Algo falhou no caixa. Tente de novo; se repetir, passe o incidente {{incident}} ao suporte.',
  'errors.ledger_write_failed':
    'Não foi possível salvar no disco, então não foi feito. Confira o espaço deste computador e tente de novo.',
  'errors.still_recovering': 'O caixa ainda consulta cobranças anteriores. Espere um momento.',
  'errors.import_not_found': 'A prévia não está mais lá. Escolha o arquivo de novo.',
  'errors.import_has_problems': 'O arquivo tem problemas. Corrija e escolha de novo.',
  'errors.import_too_large': 'O arquivo é grande demais. Divida em arquivos menores.',
  'errors.product_not_found': 'Esse produto não está no catálogo. Busque pelo nome.',
  'errors.basket_not_found': 'Essa venda não está mais aberta. Veja as últimas vendas: pode já estar paga.',
  'errors.basket_empty': 'Não há produtos. Adicione um primeiro.',
  'errors.basket_locked': 'Há uma cobrança em andamento para esta venda. Espere o fim ou cancele.',
  'errors.basket_total_too_large': 'O total passa do que uma venda aceita. Divida em duas.',
  'errors.line_not_found': 'Essa linha não está mais na venda.',
  'errors.total_changed': 'O total mudou. Confira de novo antes de receber.',
  'errors.cash_too_little': 'O dinheiro recebido é menos que o total.',
  'errors.cash_too_much': 'O recebido é muito mais que o total. Confira o valor.',
  'errors.sale_not_found': 'Essa venda não existe.',
  'errors.shift_not_open': 'O turno está fechado. Abra para vender.',
  'errors.shift_already_open': 'O turno já está aberto.',
  'errors.basket_in_progress': 'Há uma venda com produtos. Receba ou esvazie antes de fechar.',
  'errors.day_has_unresolved_charges':
    'Há cobranças cujo fim não se conhece. Confira ou marque que está ciente.',
  'errors.day_not_found': 'Esse fechamento não existe.',
  'errors.amount_below_minimum':
    'A cobrança mínima no cartão é {{min}}. Receba em dinheiro ou adicione produtos.',
  'errors.amount_above_maximum': 'A cobrança máxima no cartão é {{max}}. Divida a venda.',
  'errors.charge_live_for_sale': 'Esta venda já tem uma cobrança em andamento.',
  'errors.terminal_busy': 'A maquininha tem outra cobrança em andamento. Espere o fim ou cancele.',
  'errors.charge_not_found': 'Essa cobrança não existe.',
  'errors.charge_not_cancelable': 'A cobrança não pode mais ser cancelada pelo caixa. Olhe a maquininha.',
  'errors.charge_not_settleable': 'Esta cobrança ainda recebe respostas sozinha. Espere o fim.',
  'errors.charge_being_asked':
    'O caixa está perguntando por esta cobrança ao Mercado Pago neste momento. Espere alguns segundos e confirme de novo.',
  'errors.evidence_needs_reference': 'Escreva o número da operação do comprovante.',
  'errors.disk_full': 'Não há mais espaço no disco, então não foi feito. Libere espaço e tente de novo.',
  'errors.generation_unavailable':
    'Este país não tem essa geração da API. Escolha a outra onde se escolhe a maquininha.',
  'errors.payment_type_unavailable':
    'Aqui não dá para escolher o tipo de cartão. Deixe em “Qualquer um” e cobre de novo.',
  'errors.installments_unavailable':
    'Esse número de parcelas não pode ser pedido aqui. Escolha outro ou deixe para a maquininha.',
  'errors.installments_need_credit':
    'Parcelas são de cartão de crédito. Escolha crédito como tipo de cartão.',
  'errors.installments_cost_unavailable':
    'Aqui não dá para escolher quem paga o custo das parcelas. Deixe como está na conta.',
  'errors.installments_cost_needs_installments':
    'Escolha primeiro o número de parcelas, ou deixe o custo como está na conta.',
  'errors.ticket_number_unavailable': 'As maquininhas daqui não recebem número de cupom. Deixe vazio.',
  'errors.terminal_type_unavailable':
    'Neste país esse tipo de maquininha não recebe cobranças de um caixa. Escolha outra.',
  'errors.terminal_wrong_mode':
    'A maquininha funciona sozinha e não mostraria a cobrança. Passe para o modo PDV na tela Conta, reinicie e cobre de novo.',
  'errors.looks_like_repeat':
    'Há instantes foram aprovados {{amountMinor}} nesta maquininha. Confira se é outra compra antes de cobrar de novo.',
  'errors.refund_not_possible':
    'Desta cobrança não dá para devolver nada: o Mercado Pago não a mostra como paga. Confira de novo em instantes.',
  'errors.refund_under_way': 'Há uma devolução deste pagamento em andamento. Espere o fim dela.',
  'errors.refund_too_much': 'Podem voltar no máximo {{refundableMinor}}. Corrija o valor.',
  'errors.refund_only_total': 'Só pode voltar tudo: {{refundableMinor}}. Corrija o valor.',
  'errors.refund_too_late': 'Passaram mais de 90 dias desde o pagamento. Devolva o dinheiro de outra forma.',
  'errors.point_unreachable':
    'Não se alcança o Mercado Pago. Confira a conexão e tente de novo; o dinheiro continua funcionando.',
  'errors.point_unauthorized':
    'O Mercado Pago não aceita a permissão do caixa. O responsável precisa conectar a conta de novo na tela Conta.',
  'errors.point_refused': 'O Mercado Pago recusou. Tente de novo; se repetir, receba em dinheiro.',
  'errors.apiSays': 'O Mercado Pago diz: {{detail}}.',
  'errors.unreachable.portal':
    'Nesta rede outra coisa responde no lugar do Mercado Pago, por exemplo a página de login do Wi-Fi. Abra-a no navegador, entre e tente de novo.',
  'errors.unreachable.tls':
    'A conexão com o Mercado Pago não é segura, então nada foi enviado. Confira a data e a hora deste computador e se a rede inspeciona as conexões.',
  'errors.unreachable.proxy':
    'O proxy da rede pede uma senha ou recusa, então não se alcança o Mercado Pago. Avise quem cuida da rede, ou use outra.',
  'errors.unreachable.timeout':
    'O Mercado Pago não respondeu a tempo. Confira se a rede está lenta e tente de novo em instantes.',
  'errors.unreachable.server':
    'O Mercado Pago está com um problema neste momento ou pede uma pausa. Tente de novo em alguns minutos.',
  'errors.unreachable.answer':
    'A resposta do Mercado Pago não pôde ser entendida. Tente de novo; se repetir, avise o suporte.',

  'errors.account_not_connected': 'O caixa não tem permissão para usar a conta. Conecte-a na tela Conta.',
  'errors.account_token_malformed':
    'Isso não é um Access Token: está incompleto ou tem sinais que nenhum tem. Copie de novo das credenciais da aplicação, inteiro e sozinho.',
  'errors.account_token_refused':
    'O Mercado Pago não aceita este Access Token. Copie de novo das credenciais de produção; se foram renovadas, o novo.',
  'errors.account_client_malformed':
    'O Client ID ou o Client Secret está incompleto ou tem sinais que nenhum tem. Copie de novo, cada um no seu campo.',
  'errors.account_client_refused':
    'O Mercado Pago não aceita este Client ID e Client Secret. Confira se os dois são das credenciais de produção da mesma aplicação.',
  'errors.account_country_unsupported':
    'A conta é de um país que o caixa não atende ({{site}}). Ele atende Argentina, Brasil, México e Chile: conecte uma desses países.',
  'errors.account_is_other':
    'Essa é outra conta. A loja aberta é de {{nickname}} ({{userId}}): conecte essa, ou abra antes a loja de prática.',
  'errors.account_has_open_charges':
    'Nesta loja há cobranças sem fim conhecido. Espere o fim ou resolva na tela Vendas, e tente de novo.',
  'errors.shop_not_opened':
    'Não foi possível abrir o livro dessa loja ({{problem}}), por isso o caixa ficou na outra. O arquivo não foi alterado. Recupere uma cópia boa ou chame o suporte.',
  'errors.shop_switching': 'O caixa está abrindo a outra loja. Espere um momento e tente de novo.',
  'errors.authorization_not_running':
    'Essa autorização já terminou ou demorou demais. Comece de novo com “Ir para o Mercado Pago”.',
  'errors.authorization_address_wrong':
    'Esse não é o endereço final: não tem o código. Copie inteiro da barra do navegador, de http até o fim.',
  'errors.authorization_state_wrong':
    'Esse endereço é de outra tentativa, então não é usado. Cole o da última página que se abriu.',
  'errors.authorization_denied':
    'Na página do Mercado Pago a permissão não foi dada. Comece outra vez e autorize a aplicação.',
  'errors.authorization_code_refused':
    'O Mercado Pago não aceitou o código desse endereço: vale dez minutos e uma só vez. Confira se o endereço de retorno está registrado letra por letra e comece outra vez.',
  'errors.redirect_uri_wrong':
    'Esse endereço de retorno não serve. Escreva um que comece com https://, ou deixe o deste computador como está.',

  'errors.terminal_mode_pos_taken':
    'O caixa do Mercado Pago desta maquininha já tem outra em modo PDV, e aceita uma só. Passe a outra para STANDALONE, ou vincule esta a outro caixa.',
  'errors.terminal_mode_without_pos':
    'Esta maquininha não tem loja nem caixa. Vincule de novo com o app, escolha os dois na tela dela e tente de novo.',
  'errors.terminal_mode_not_allowed':
    'O Mercado Pago não deixa mudar o modo deste modelo. Confira o menu da maquininha, ou use outra.',
  'errors.terminal_mode_country_unsupported':
    'O Mercado Pago não oferece o modo PDV no país da conta. Cobre direto na maquininha.',
  'errors.terminal_mode_device_unreachable':
    'O Mercado Pago não alcança a maquininha. Ligue, confira a rede dela e tente de novo.',
  'errors.terminal_not_found':
    'Essa maquininha não está na conta. Busque de novo; se faltar, vincule com o app.',
  'errors.store_city_unknown':
    'O Mercado Pago não conhece essa cidade nesse estado. Escreva como ele, com os acentos, ou escolha uma da lista.',
  'errors.store_state_unknown':
    'O Mercado Pago não conhece esse estado. Escreva como ele, com os acentos, por exemplo São Paulo ou Paraná.',
  'errors.store_field_refused': 'O Mercado Pago não aceita algum dos dados da loja. Corrija e tente de novo.',
  'errors.store_not_found': 'Essa loja não está mais na conta. Busque de novo e escolha outra.',
  'errors.pos_name_wrong':
    'O Mercado Pago não aceita esse nome. Use letras sem acento, números, hífens e espaços no meio.',
  'errors.pos_exists': 'A conta já tem um caixa assim. Busque de novo: pode ser o que falta.',
  'errors.transport': 'O caixa não respondeu. Tente de novo: nada é feito duas vezes.',
} as const;
