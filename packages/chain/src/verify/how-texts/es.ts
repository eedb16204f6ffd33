import type { HowKey } from './en.ts';

export const howEs: Record<HowKey, string> = {
  notAsked: 'El registro ({register}) no respondió, así que no se pudo hacer la pregunta.',
  registerAway: 'Preguntamos a {register} y no obtuvimos respuesta a tiempo.',
  noSuchLot: 'Preguntamos a {register} por este número de lote en el bloque {block}: no figura.',
  noSuchBundle:
    'Buscamos en todas las entregas y reservas de este lote hasta el bloque {block} en {register}.',
  hashMatches:
    'Obtuvimos el archivo de {store}, calculamos su SHA-256 y lo comparamos con el del registro en el bloque {block} ({register}).',
  proofMismatch:
    'La prueba de este lote no conduce a la serie que registró su emisor (bloque {block}, {register}).',
  fileAway:
    '{store} no entregó el archivo a tiempo. El registro ({register}) respondió en el bloque {block}.',
  fileOther:
    '{store} entregó bytes cuyo SHA-256 no es el registrado (bloque {block}, {register}). No los hemos usado.',
  directory:
    'Consultamos el directorio de organizaciones en {register}, bloque {block}, y leímos el perfil público en {store}.',
  directoryOnly:
    'Consultamos el directorio de organizaciones en {register}, bloque {block}. {store} no entregó el perfil público.',
  status: 'Presentamos el certificado y su prueba al registro en {register}, bloque {block}.',
  statusCountersigned:
    'Presentamos el certificado, su prueba y el refrendo de {body} al registro en {register}, bloque {block}.',
  countersignatureVoid:
    'El registro ({register}, bloque {block}) tiene un refrendo de {body} y no lo cuenta.',
  statusReplaced:
    'El registro ({register}, bloque {block}) nombra el nuevo certificado por serie y lugar; no se encontró su archivo.',
  statusPart:
    'El registro ({register}, bloque {block}) no tiene revocación, pero las fechas figuran en un archivo que {store} no entregó.',
  finality: 'Comparamos la hora de registro con el último bloque definitivo en {register}.',
  conformance: 'Comparamos los valores del certificado con los límites de la norma.',
  conformanceSource: 'Comparamos los valores del certificado con los límites de {source}.',
  conformanceNoFile: 'Los valores figuran en el archivo del certificado, que no se pudo obtener de {store}.',
  quantity: 'Sumamos lo que el registro tiene bajo este certificado en {register}, bloque {block}.',
  quantityNoFile: 'La masa certificada figura en un archivo que {store} no entregó.',
  recall: 'Leímos la retirada en el registro en {register}, bloque {block}.',
  origin:
    'Declarado por el emisor en la prueba de este lote y sin cambios desde entonces. Etapas contadas en el registro en el bloque {block}.',
  originNoFile: 'El origen figura en un archivo que {store} no entregó.',
  carbon: 'Cifra del registro en el bloque {block} ({register}), tal como la dio el emisor con el lote.',
  statement: 'Declaración vigente para este lote en el registro en el bloque {block} ({register}).',
  statementVoid:
    'El registro ({register}, bloque {block}) tiene una declaración cuyo firmante no estaba autorizado a hacerla.',
  carbonNone: 'El registro ({register}, bloque {block}) no tiene ninguna cifra para este lote.',
  fileHere:
    'Su navegador calculó el SHA-256 del archivo y lo comparó con los registrados. El archivo no se envió a ninguna parte.',
  sources:
    'Lotes certificados detrás de este acero: {count}. Cada uno se comprobó en {register}, bloque {block}; se muestra la respuesta más débil, la de la colada {heat}.',
  sourcesUnread:
    'No todos los lotes de los que se hizo este acero se pudieron leer en el registro ({register}).',
  made: 'Seguimos las transformaciones en el registro en {register}, bloque {block}, hasta los lotes certificados: {count}.',
  removed:
    'Preguntamos al directorio de organizaciones en {register}, bloque {block}, hasta cuándo pudo emitir el emisor.',
  used: 'Preguntamos al registro en {register}, bloque {block}, cuánto queda de este lote.',
  readings: 'Según las lecturas de esta etiqueta en {host}. Los lugares se guardan solo por países.',
  tag: 'Calculamos la firma de esta etiqueta en {host} y la comparamos con la del enlace.',
  index:
    'Comparamos el índice de hechos en {index} (bloque {indexed}) con el registro en {register}, bloque {block}.',
  indexAway: 'Preguntamos a {index} y no obtuvimos respuesta a tiempo.',
  bundleRead: 'Calculamos aquí el SHA-256 de los {files} archivos y comparamos cada uno con el manifiesto.',
  bundleProven:
    'Seguimos cada recibo y cada palabra de los contratos desde las raíces de este bloque, sin ninguna red.',
  eventsHashed: 'Calculamos el hash de cada hecho (CBV 2.0) y lo comparamos con los de los recibos probados.',
  credentialsChecked:
    'Comprobamos firma, fechas, retirada y contenido de cada credencial con los archivos de este expediente, sin ninguna red.',
  recordSummed:
    'Sumamos los actos de los recibos probados y comparamos las sumas con la memoria del contrato en el bloque {block}.',
  recordHashed: 'Calculamos el SHA-256 de cada documento y lo comparamos con los de los recibos probados.',
  blockCompared: 'Preguntamos a {register} por el bloque de este número y comparamos su hash.',
  fileCompared:
    'Calculamos el SHA-256 del archivo en su forma canónica y buscamos en el registro en {register} hasta el bloque {block}.',
  filePartlyCompared:
    'Buscamos en el registro en {register} hasta el bloque {block}; {unread} de sus entradas no se pudieron leer.',
  fileNotJson:
    'El archivo no es un certificado en JSON ni uno de los PDF registrados (registro en {register}, bloque {block}).',
};
