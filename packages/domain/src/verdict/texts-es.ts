import type { VerdictKey } from './keys.ts';
import type { HeadlineTextKey } from './texts.ts';

/** Spanish sentences. Atado, paquete and rollo are all masculine, so that one sentence serves each. */
export const verdictsEs: Record<VerdictKey, string> = {
  intact: '**Íntegro.** Este certificado es exactamente el que {issuer} registró el {date}.',
  altered:
    '**Alterado.** Este archivo difiere del que {issuer} registró. No se fíe de él. Abra el certificado registrado o pregunte a {issuer}.',
  otherBytes:
    '**No comprobado.** El almacén de archivos entregó un archivo distinto del registrado. No lo hemos usado. Inténtelo de nuevo o pida el archivo al vendedor.',
  integrityUnknown:
    '**No comprobado.** No se pudo acceder al registro; no podemos decir si este archivo es el registrado. Inténtelo de nuevo.',
  labelUnknown:
    '**Etiqueta desconocida.** Ningún lote lleva este número. La etiqueta no se hizo en TopSteel o está mal impresa.',
  bundleUnknown:
    '**Atado desconocido.** El lote existe, pero de él no se entregó ningún atado con este número. No se fíe de la etiqueta; pregunte a quien lo vendió.',
  bundleCancelled:
    '**Atado anulado.** Se pidió un atado con este número de este lote y el pedido se anuló. No debería haberse entregado. Pregunte a quien lo vendió.',
  bundleUnread: '**No comprobado.** No pudimos buscar este atado entre las entregas. Inténtelo de nuevo.',
  notRegistered:
    '**No registrado.** No tenemos constancia de este certificado. Puede ser auténtico y simplemente no estar registrado aquí.',
  notFetched:
    '**No comprobado.** No se pudo obtener el archivo del certificado. Su registro figura más abajo.',
  issuerKnown: '**Emitido por {org}, {role}.** Identidad confirmada por {accreditor} el {date}.',
  issuerUnknown:
    '**Emisor desconocido.** La firma es coherente, pero nadie a quien reconozcamos responde de su autor. Cualquiera puede hacer un certificado así. Pida uno de un fabricante reconocido.',
  issuerNotAllowed:
    '**Emisor no autorizado.** {org} ({role}): según EN 10204, solo el fabricante emite un {type}.',
  issuerRemoved:
    '**Emisor ya no inscrito.** {org} fue retirado del directorio el {date}. Lo que emitió antes se mantiene.',
  issuerUnread: '**No comprobado.** No se pudo consultar al emisor en el directorio. Inténtelo de nuevo.',
  keyCompromised:
    '**Firmado con una clave denunciada como robada.** {org} no reconoce nada firmado después del {date}.',
  inForce: '**En vigor.** Ni revocado ni sustituido a {time}.',
  settling: '**Registrado hace {n} min.** La inscripción será definitiva en unos {m} min.',
  revoked:
    '**Revocado** por {issuer} el {date}: {reason}. Aparte el material y póngase en contacto con {issuer}.',
  superseded: '**Sustituido** el {date} por {certNo}. Use el nuevo. Cambia: {fields}.',
  expired: '**Caducado** desde el {date}. Estuvo en vigor del {from} al {to}.',
  notYetInForce: '**Aún no en vigor.** Entra en vigor el {from}.',
  notCountersigned:
    '**Sin refrendar.** Un certificado 3.2 exige la firma de un organismo de inspección independiente; todavía falta.',
  statusUnknown:
    '**No comprobado.** Nada en el registro lo contradice, pero no se pudo obtener la prueba que le corresponde. Inténtelo de nuevo.',
  chainUnreachable:
    '**No comprobado.** No se pudo acceder al registro; no podemos decir si este certificado sigue en pie. Estaba en vigor el {lastTime}. Esto no es indicio contra el certificado. Inténtelo de nuevo.',
  chainUnreachableFirst:
    '**No comprobado.** No se pudo acceder al registro; no podemos decir si este certificado sigue en pie. Esto no es indicio contra el certificado. Inténtelo de nuevo.',
  conforms: '**Cumple {grade}** ({norm}). {n} de {n} valores exigidos están dentro de los límites.',
  conformanceFail:
    '**No cumple {grade}** ({norm}): {property} es {value}, límite {limit}. El certificado puede ser auténtico; el acero no es {grade}.',
  implausible:
    '**Valor imposible.** {property} figura como {value}. Probablemente un error de unidad o de escritura. Pida a {issuer} un certificado corregido.',
  conformanceUnknown: '**No comprobado.** Faltan {k} valores necesarios para {grade}: {list}.',
  conformanceUnread:
    '**No comprobado.** Los valores figuran en el archivo del certificado, que no se pudo leer.',
  quantityOk: '**{mass} t de {certified} t certificadas.** Quedan {left} t por vender.',
  quantityExhaustedYours:
    '**{mass} t de {certified} t certificadas.** Este atado está contado. No puede venderse nada más con este certificado.',
  quantityExhausted:
    '**Agotado.** Las {certified} t están asignadas a otros lotes. Si le ofrecen acero con este certificado fuera de esos lotes, rechácelo.',
  overClaimed:
    '**Más de lo certificado.** Se registraron {used} t con un certificado de {certified} t. No se fíe de él; póngase en contacto con el emisor.',
  quantityUnknown:
    '**No comprobado.** No pudimos leer cuánto se ha vendido con este certificado. Inténtelo de nuevo.',
  suspectedClone:
    '**Esta etiqueta puede estar copiada.** Se leyó con {duration} de diferencia: {placeA}, luego {placeB}. Una de las etiquetas es una copia; el certificado puede ser auténtico. Compare la colada marcada en el acero y dé aviso de su atado.',
  manyReaders:
    '**Leída por un número inusual de dispositivos.** {n} dispositivos distintos leyeron esta etiqueta el {date}. Puede estar copiada. Compare la colada marcada en el acero y dé aviso de su atado.',
  readAfterUse:
    '**Consumido antes de esta lectura.** Todo este acero se transformó en otros lotes, a más tardar el {date}. La etiqueta puede estar en otro acero. Compare la colada marcada en el acero y dé aviso de su atado.',
  tagSigned: '**Etiqueta firmada.** La etiqueta lleva una firma que solo su vendedor puede hacer.',
  tagFalse:
    '**Firma falsa.** La etiqueta lleva una firma que su vendedor no hizo. No se fíe de la etiqueta; pregunte a quien lo vendió.',
  recalled: '**Retirado del mercado** por {org} el {date}: {reason}. No usar.',
  origin: '**Acero elaborado en {country}** por {mill}, ruta {route}; {steps} etapas hasta aquí.',
  originMade: '**Fabricado por {org}.** Coladas de origen: {heats}; {steps} etapas hasta aquí.',
  originUnknown: '**No comprobado.** El origen figura en un archivo que no se pudo obtener.',
  historyKnown:
    '**Actos inscritos: {n}.** El índice de hechos está al día con el registro y recoge lo que ocurrió con este lote.',
  historyBehind:
    '**Historial no actualizado.** El índice de hechos va {n} bloques por detrás del registro y no sabe nada después del {time}. Todas las demás líneas se preguntaron al propio registro.',
  historyUnread:
    '**No comprobado.** El índice de hechos no respondió; no se sabe qué ha ocurrido con este lote desde entonces. Inténtelo de nuevo.',
  carbonVerified:
    '**{x} t CO2e por tonelada, valor comprobado** por {verifier} el {date} ({method}, {boundary}). Este atado: {y} t CO2e.',
  carbonSelfDeclared:
    '**{x} t CO2e por tonelada, valor declarado por {org}.** Nadie independiente ha comprobado esta cifra. Este atado: {y} t CO2e.',
  carbonDefault:
    '**Sin declaración.** Valor por defecto de la UE para {cn}, {country}: {x} t CO2e por tonelada.',
  carbonNone: '**Sin valor de carbono.** Nadie ha declarado uno para este lote.',
  carbonOutOfBand: '**Requiere justificación.** {x} es inusual para {route} ({low} a {high}).',
  carbonUnknown: '**No comprobado.** No se pudo leer el valor de carbono. Inténtelo de nuevo.',
  bundleIntact: '**Expediente completo.** Los {n} archivos de este expediente están tal como se reunieron.',
  bundleAltered:
    '**Expediente alterado.** El archivo o la prueba «{what}» no está como se reunió. No se fíe de este expediente; pídalo de nuevo.',
  bundleForeign:
    '**No comprobado.** El expediente habla de la cadena {chain}, cuyos contratos no se conocen aquí. Indíquelos e inténtelo de nuevo.',
  bundleOtherForm:
    '**No comprobado.** El expediente dice ser «{form}», una forma que este programa no lee. Compruébelo con uno más reciente.',
  bundleEvents:
    '**Hechos: {n} de {m}.** Cada uno es el que nombra en el registro un acto de este lote: elaborado, entregado, transformado, retirado (EPCIS).',
  recordPayment:
    '**Los actos suman lo que lleva el contrato.** Autorizado {authorized} {token}, cobrado {captured}, devuelto al pagador {returned}, reembolsado {refunded}; ahora en depósito {open}.',
  recordOrder:
    '**Los actos suman lo que lleva el contrato.** El título sobre {mass} t de {certified} t se liberó contra los recibos del banco.',
  recordUnits:
    '**Los actos suman lo que lleva el contrato.** Emitidas {issued} t CO2e: activas {active}, retiradas {retired}, canceladas {cancelled}.',
  recordDiffers:
    '**Los actos no suman lo que lleva el contrato.** {figure} es {acts} según los actos y {held} según el contrato. No se fíe de este expediente; pídalo de nuevo.',
  recordPart:
    '**No comprobado.** El expediente contiene solo los actos de un período acordado, así que no se pueden sumar y comparar con el contrato. Pida uno que los contenga todos.',
  recordActs: '**Actos: {n}.** Cada uno figura en un recibo al que su bloque se compromete.',
  recordDocuments: '**Documentos: {n} de {m}.** Cada uno tiene el SHA-256 que nombra un acto probado.',
  credentialsAgree:
    '**Las credenciales concuerdan ({n}).** Lo que dicen del lote, el documento, la masa y el emisor es lo que dice el registro, y la lista del emisor del {time} no retira ninguna. Están firmadas con la clave que este expediente presenta como la del emisor en {host}. Si lo es, solo {host} puede decirlo: el registro no conoce esta clave.',
  credentialsUnread:
    '**No comprobado.** Aquello con lo que se comprueban estas credenciales no está en el expediente: las claves del emisor, o su lista de retiradas de esa fecha ({names}). Pida el expediente de nuevo.',
  credentialUnreadable:
    '**Credencial dañada.** Aquí no se puede leer ninguna credencial firmada: {names}. No se fíe de ella; pida una nueva al emisor.',
  credentialOtherKey:
    '**No firmada por el emisor.** La firma de {names} no es de ninguna clave que el sitio del emisor indique en este expediente. No se fíe de ella; pida una nueva al emisor.',
  credentialKeyGivenUp:
    '**Firmada demasiado tarde.** {names}: firmada con una clave que el emisor ya había abandonado. No se fíe de ella; pida una nueva al emisor.',
  credentialNotYetValid: '**Credencial aún no en vigor.** {names}: cuenta solo a partir del {from}.',
  credentialExpired: '**Credencial caducada.** {names}: terminó el {to}. Pida una nueva al emisor.',
  credentialRevoked:
    '**Credencial retirada.** La lista del emisor del {time} retira {names}. No se fíe de ella; pregunte al emisor.',
  credentialOtherLot:
    '**Credencial de otro lote.** {names}: sobre otro lote o certificado que este. No se fíe de ella.',
  credentialOtherDocument:
    '**Credencial de otro documento.** {names}: para un documento que el registro no tiene para este lote. No se fíe de ella; pregunte al emisor.',
  credentialOtherMass:
    '**Credencial de otra masa.** {names}: la masa no es la del registro. No se fíe de ella; pregunte al emisor.',
  credentialOtherAccount:
    '**Credencial de otro emisor.** {names}: el emisor nombrado no responde de la cuenta {account}, que registró este lote. No se fíe de ella; pregunte al emisor.',
  bundleAsOf:
    '**Estado a {time}.** Lo posterior al bloque {block} no puede saberse sin conexión. El bloque es el de la red si un explorador lo muestra con este hash: {hash}.',
  blockConfirmed: '**Bloque confirmado.** {register} tiene el bloque {block} con el mismo hash.',
  blockOther:
    '**Ajeno a esta red.** {register} tiene otro bloque {block} que el expediente. No se fíe de este expediente.',
  blockUnread: '**No comprobado.** {register} no respondió; el bloque no se comparó. Inténtelo de nuevo.',
};

export const headlinesEs: Record<HeadlineTextKey, string> = {
  clear: 'Ningún problema encontrado en {n} comprobaciones.',
  attention: 'Compruebe antes de usar este acero: {k} puntos requieren su atención.',
  attentionOne: 'Compruebe antes de usar este acero: 1 punto requiere su atención.',
  incomplete: 'Comprobación incompleta: {k} de {n} comprobaciones no se pudieron hacer.',
  incompleteOne: 'Comprobación incompleta: 1 de {n} comprobaciones no se pudo hacer.',
  stop: 'No use este acero fiándose de este certificado.',
  stopRecord: 'No se fíe de este expediente.',
  closing:
    '**Ahora mire el acero.** Una pantalla no lo ve. Lea la marca: colada **{heat}**, {mark}, {pieces} piezas de {dims}.',
};
